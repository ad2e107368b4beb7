import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useAccounts, useApp, useChats, useUi } from '../../app-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { BareDialog } from '../../ui/dialog.tsx';
import { FinderField } from '../../ui/finder-field.tsx';
import { listKeys } from '../../ui/list-keys.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { nextPlace } from './next-place.ts';
import styles from './palette.module.css';
import { useChatHits } from './use-chat-hits.ts';
import { createFinder, hitEntry, withHits, type PaletteEntry } from './palette-entries.ts';

function Line({
  entry,
  id,
  chosen,
  onRun,
  onPoint,
}: {
  entry: PaletteEntry;
  id: string;
  chosen: boolean;
  onRun: () => void;
  onPoint: () => void;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are heard in the field above
    <div
      role="option"
      id={id}
      aria-selected={chosen}
      className={classNames(styles.line, chosen && styles.chosen)}
      data-hue={entry.hue ?? undefined}
      onClick={onRun}
      onPointerMove={onPoint}
    >
      {entry.hue !== null && <span className={styles.dot} aria-hidden="true" />}
      <bdi className={styles.title} data-private={entry.isPrivate || undefined}>
        {entry.title}
      </bdi>
      {entry.detail !== '' && (
        <bdi className={styles.detail} data-private={entry.isPrivate || undefined}>
          {entry.detail}
        </bdi>
      )}
      {entry.keys !== null && (
        <kbd className={styles.keys} dir="ltr">
          {entry.keys}
        </kbd>
      )}
    </div>
  );
}

function OpenPalette() {
  const { t } = useTranslation();
  const app = useApp();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const byId = useAccounts((state) => state.byId);
  const order = useAccounts((state) => state.order);
  const lists = useChats((state) => state.lists);
  const hits = useChatHits(typed);
  const find = useMemo(
    () => createFinder(t, app, { accounts: { byId, order }, chats: { lists } }),
    [t, app, byId, order, lists],
  );
  const entries = useMemo(() => {
    const found = hits.flatMap((hit) => {
      const account = byId[hit.accountId];
      return account === undefined ? [] : [hitEntry(t, app, hit, account)];
    });
    return withHits(find(typed), found);
  }, [find, typed, hits, t, app, byId]);
  const close = (): void => app.stores.ui.setState({ overlay: null });
  const run = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    close();
    // When the dialog is gone: what the entry opens gets the focus.
    setTimeout(entry.run, 0);
  };
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const keys = listKeys({
    place,
    count: entries.length,
    next: nextPlace,
    onEnter: () => run(entries[place]),
    onMove: setPlace,
  });

  return (
    <BareDialog title={t('palette.title')} onClose={close} shortcut="palette" className={styles.palette}>
      <FinderField
        label={t('palette.label')}
        value={typed}
        listId={`${id}-list`}
        pointed={entries[place] === undefined ? undefined : `${id}-${place}`}
        onType={(text) => {
          setTyped(text);
          setPlace(0);
        }}
        onKeyDown={keys}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.results')}
        className={styles.list}
      >
        {entries.map((entry, index) => (
          <div key={`${entry.section} ${entry.key}`} role="presentation">
            {entry.section !== entries[index - 1]?.section && (
              <p role="presentation" className={styles.section}>
                {t(`palette.${entry.section}`)}
              </p>
            )}
            <Line
              entry={entry}
              id={`${id}-${index}`}
              chosen={index === place}
              onRun={() => run(entry)}
              onPoint={() => setPlace(index)}
            />
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <p role="status" className={styles.none}>
          {t('palette.none')}
        </p>
      )}
    </BareDialog>
  );
}

/** Accounts, chats and commands, found by a few letters. */
export function Palette() {
  const shown = useUi((state) => state.overlay === 'palette');
  return shown ? <OpenPalette /> : null;
}
