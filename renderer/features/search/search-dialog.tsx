import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { MessageHit } from '../../../preload/contract/commands.ts';
import { useApp, useUi } from '../../app-context.ts';
import { BareDialog } from '../../ui/dialog.tsx';
import { FinderField } from '../../ui/finder-field.tsx';
import { listKeys } from '../../ui/list-keys.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { HitLine } from './hit-line.tsx';
import { nextHit } from './next-hit.ts';
import styles from './search.module.css';
import { SearchFilters } from './search-filters.tsx';
import { useMessageSearch, type Found } from './use-message-search.ts';

/** The next page is asked for when so few lines are left below the chosen one. */
const linesLeft = 8;

/** What there is to say besides the hits. */
function Status({ found }: { found: Found }) {
  const { t } = useTranslation();
  const { status, hits, cursor, error, indexing, query } = found;
  const words = (): string => {
    if (status === 'empty') return t('search.hint');
    if (error !== null) return t(`error.${error}`);
    if (status === 'searching') return '';
    if (hits.length === 0) return query?.starred === true ? t('search.noneStarred') : t('search.none');
    return t(cursor === null ? 'search.count' : 'search.countMore', { count: hits.length });
  };
  return (
    <div role="status" className={hits.length === 0 ? styles.none : styles.count}>
      <p>{words()}</p>
      {indexing && status !== 'empty' && <p>{t('search.indexing')}</p>}
    </div>
  );
}

function OpenSearch() {
  const { t } = useTranslation();
  const app = useApp();
  const id = useId();
  const query = useUi((state) => state.search);
  const found = useMessageSearch(query);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const today = useNow(60_000);
  const { hits, more } = found;
  const place = Math.max(
    0,
    hits.findIndex(({ accountId, messageId }) => `${accountId}/${messageId}` === chosen),
  );

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is another line, or another list
  }, [place, hits]);

  const choose = (to: number): void => {
    const hit = hits[to];
    if (hit !== undefined) setChosen(`${hit.accountId}/${hit.messageId}`);
    if (to >= hits.length - linesLeft) more();
  };
  const go = (hit: MessageHit | undefined): void => {
    if (hit === undefined) return;
    app.search.close();
    // When the dialog is gone: the conversation gets the focus.
    setTimeout(() => app.search.go(hit), 0);
  };
  const keys = listKeys({
    place,
    count: hits.length,
    next: nextHit,
    onEnter: () => go(hits[place]),
    onMove: choose,
  });

  return (
    <BareDialog
      title={t('search.title')}
      onClose={() => app.search.close()}
      shortcut="search"
      className={styles.dialog}
    >
      <FinderField
        label={t('search.label')}
        value={query.text}
        listId={`${id}-list`}
        pointed={hits[place] === undefined ? undefined : `${id}-${place}`}
        expanded={hits.length > 0}
        maxLength={200}
        onFocus={(event) => event.target.select()}
        onType={(text) => {
          app.search.change({ text });
          setChosen(null);
        }}
        onKeyDown={keys}
      />
      <SearchFilters query={query} />
      <Status found={found} />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search.results')}
        className={styles.list}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          if (scrollHeight - scrollTop - clientHeight < 400) more();
        }}
      >
        {hits.map((hit, index) => (
          <HitLine
            key={`${hit.accountId}/${hit.messageId}`}
            hit={hit}
            id={`${id}-${index}`}
            chosen={index === place}
            today={today}
            onGo={go}
          />
        ))}
      </div>
    </BareDialog>
  );
}

/** Messages of all chats, found by their words and by what they are. */
export function SearchDialog() {
  const shown = useUi((state) => state.overlay === 'search');
  return shown ? <OpenSearch /> : null;
}
