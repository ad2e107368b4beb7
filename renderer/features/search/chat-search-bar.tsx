import { ChevronDown, ChevronUp, Search, SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ChatView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { emptySearch } from '../../stores/search-query.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { unmarkWords } from '../conversation/mark-words.ts';
import styles from './chat-search-bar.module.css';
import { useMessageSearch, type Found } from './use-message-search.ts';

/** The next page is asked for when so few hits are left. */
const hitsLeft = 5;

function Count({ found, place }: { found: Found; place: number }) {
  const { t } = useTranslation();
  const { status, hits, cursor, error } = found;
  const count = hits.length;
  const words =
    status === 'empty' || status === 'searching'
      ? ''
      : error !== null
        ? t(`error.${error}`)
        : count === 0
          ? t('search.noneShort')
          : t(cursor === null ? 'search.place' : 'search.placeMore', { place: place + 1, count });
  return (
    <p role="status" className={styles.count}>
      {words}
    </p>
  );
}

/** Looks for words in the open chat: Enter leads to older hits, Shift and Enter to newer ones. */
export function ChatSearchBar({ chat }: { chat: ChatView }) {
  const { t } = useTranslation();
  const app = useApp();
  const { accountId, id: chatId, title } = chat;
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const [opener] = useState(() => document.activeElement);
  const query = useMemo(
    () => ({ ...emptySearch, text, accountId, chat: { id: chatId, title: '' } }),
    [text, accountId, chatId],
  );
  const found = useMessageSearch(query);
  const { hits, status, more } = found;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => unmarkWords, []);
  const hit = hits[place];
  const shown = status === 'done' ? hit : undefined;
  useEffect(() => {
    if (shown !== undefined) app.search.go(shown);
  }, [app, shown]);

  const close = (): void => app.search.closeFind(accountId, chatId);
  const step = (by: number): void => {
    const to = Math.min(Math.max(0, place + by), Math.max(0, hits.length - 1));
    setPlace(to);
    if (to >= hits.length - hitsLeft) more();
    // The same hit again leads there again: somebody has scrolled away.
    if (to === place && hit !== undefined) app.search.go(hit);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      close();
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    } else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowUp') step(1);
    else if (event.key === 'ArrowDown') step(-1);
    else return;
    event.preventDefault();
  };

  return (
    <search className={styles.bar}>
      <Search size={16} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={field}
        type="text"
        aria-label={t('search.inThisChat')}
        placeholder={t('search.inThisChat')}
        className={styles.input}
        value={text}
        maxLength={200}
        dir="auto"
        onChange={(event) => {
          setText(event.target.value);
          setPlace(0);
        }}
        onKeyDown={keys}
      />
      <Count found={found} place={place} />
      <IconButton
        icon={ChevronUp}
        label={t('search.older')}
        hint={t('search.olderHint')}
        disabled={place >= hits.length - 1}
        onClick={() => step(1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('search.newer')}
        hint={t('search.newerHint')}
        disabled={place === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        icon={SlidersHorizontal}
        label={t('search.withFilters')}
        onClick={() => {
          app.search.change({ text });
          app.search.show({ accountId, chat: { id: chatId, title } });
          close();
        }}
      />
      <IconButton icon={X} label={t('search.close')} onClick={close} />
    </search>
  );
}
