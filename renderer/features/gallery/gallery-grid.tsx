import { Download, Play } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { formatLength } from '../../format/duration.ts';
import { formatInstant, formatMonth } from '../../format/time.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { fromTop, useRowWindow } from '../chat-list/use-row-window.ts';
import { MediaViewer } from '../media/media-viewer.tsx';
import { useDragOut } from '../media/use-drag-out.ts';
import { gridTarget } from './grid-target.ts';
import styles from './gallery.module.css';
import type { Gallery } from './use-gallery.ts';

/** Pictures beside each other. */
const columns = 3;
const gap = 4;
/** The next page is asked for when so few rows are left below. */
const rowsLeft = 8;
/** As many as one call of `media.view` takes. */
const mostAsked = 100;

function Cell({
  accountId,
  message,
  inTabOrder,
  onOpen,
}: {
  accountId: AccountId;
  message: MessageView;
  inTabOrder: boolean;
  onOpen: (id: MessageId) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const dragOut = useDragOut(accountId, message);
  const { media } = message.parts;
  if (media === undefined) return null;
  const { state, type } = media;
  const isPicture = type === 'image' && state.kind === 'here' && state.url !== '';
  const source = isPicture ? state.url : media.thumbnailUrl;
  const what = t(type === 'image' ? 'kind.image' : type === 'gif' ? 'media.gif' : 'kind.video');
  return (
    <button
      type="button"
      data-item={message.id}
      tabIndex={inTabOrder ? 0 : -1}
      className={styles.cell}
      data-private
      aria-label={t('gallery.item', { what, when: formatInstant(message.sentAt, locale) })}
      onClick={() => onOpen(message.id)}
      {...dragOut}
    >
      {source !== null && <img src={source} alt="" decoding="async" draggable={false} />}
      {type !== 'image' && (
        <span className={styles.mark}>
          <Play size={12} strokeWidth={2} aria-hidden="true" />
          {media.seconds === null ? '' : formatLength(media.seconds)}
        </span>
      )}
      {state.kind !== 'here' && (
        <span className={styles.away}>
          <Download size={14} strokeWidth={2} aria-hidden="true" />
        </span>
      )}
    </button>
  );
}

/** The width of a square, from the width of the list. */
function useCellSize(): readonly [(element: HTMLDivElement | null) => void, number] {
  const [width, setWidth] = useState(320);
  const observer = useRef<ResizeObserver | null>(null);
  const attach = useCallback((element: HTMLDivElement | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    const measure = (): void => setWidth(element.clientWidth);
    observer.current = new ResizeObserver(measure);
    observer.current.observe(element);
    measure();
  }, []);
  return [attach, Math.max(40, Math.floor((width - 24 + gap) / columns))];
}

/** Has those files fetched that are on the glass, as far as the account's rule says. */
function useViewed(accountId: AccountId, chatId: ChatId, shown: readonly MessageView[]): void {
  const app = useApp();
  const asked = useRef(new Set<MessageId>());
  const remote = shown
    .filter(({ parts }) => parts.media?.state.kind === 'remote')
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (remote === '') return undefined;
    // A list that is being scrolled through asks for nothing.
    const timer = setTimeout(() => {
      const ids = (remote.split(' ') as MessageId[]).filter((id) => !asked.current.has(id));
      for (const id of ids) asked.current.add(id);
      if (ids.length > 0) app.media.view(accountId, chatId, ids.slice(0, mostAsked));
    }, 300);
    return () => clearTimeout(timer);
  }, [app, accountId, chatId, remote]);
}

/** Pictures and films of a chat, newest first. Only the rows in sight exist. One tab stop; arrow keys move. */
export function GalleryGrid({
  accountId,
  chatId,
  gallery,
}: {
  accountId: AccountId;
  chatId: ChatId;
  gallery: Gallery;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { items, cursor, status, more } = gallery;
  const [attach, size] = useCellSize();
  const rows = Math.ceil(items.length / columns);
  const { scroller, first, last, onScroll, reveal } = useRowWindow(rows, size, fromTop);
  const [focused, setFocused] = useState<MessageId | null>(null);
  const [viewing, setViewing] = useState<MessageId | null>(null);
  const toFocus = useRef<MessageId | null>(null);
  const shown = items.slice(first * columns, last * columns);
  useViewed(accountId, chatId, shown);
  const stop = Math.max(
    0,
    items.findIndex(({ id }) => id === focused),
  );

  const wantsMore = last >= rows - rowsLeft && cursor !== null && status === 'ready';
  useEffect(() => {
    if (wantsMore) more();
  }, [wantsMore, more]);
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-item="${toFocus.current}"]`)
      ?.focus({ preventScroll: true });
    toFocus.current = null;
  });

  const move = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target === scroller.current) return;
    const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const to = gridTarget(event.key, stop, items.length, columns, rtl);
    const item = to === null ? undefined : items[to];
    if (to === null || item === undefined) return;
    event.preventDefault();
    toFocus.current = item.id;
    setFocused(item.id);
    reveal(Math.floor(to / columns));
  };
  const seed = useMemo(() => ({ messages: items, cursor }), [items, cursor]);
  // What stands at the top of the view.
  const top = items[Math.min(items.length - 1, (first === 0 ? 0 : first + 6) * columns)];

  return (
    <div ref={attach} className={styles.list}>
      {top !== undefined && <p className={styles.month}>{formatMonth(top.sentAt, locale)}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the pictures inside */}
      <div ref={scroller} className={styles.scroller} onScroll={onScroll} onKeyDown={move}>
        <ul aria-label={t('gallery.media')} className={styles.rows} style={{ height: rows * size + 8 }}>
          {shown.map((message, position) => {
            const index = first * columns + position;
            return (
              <li
                key={message.id}
                aria-setsize={cursor === null ? items.length : -1}
                aria-posinset={index + 1}
                className={styles.place}
                style={{
                  insetBlockStart: Math.floor(index / columns) * size + 4,
                  insetInlineStart: 12 + (index % columns) * size,
                  inlineSize: size - gap,
                  blockSize: size - gap,
                }}
              >
                <Cell
                  accountId={accountId}
                  message={message}
                  inTabOrder={index === stop}
                  onOpen={setViewing}
                />
              </li>
            );
          })}
        </ul>
      </div>
      {viewing !== null && (
        <MediaViewer
          accountId={accountId}
          chatId={chatId}
          start={viewing}
          seed={seed}
          onClose={() => setViewing(null)}
        />
      )}
    </div>
  );
}
