import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ChatId, ChatView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import type { ChatListState } from '../../stores/apply-chats.ts';
import type { ListKey } from '../../stores/keys.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ChatMenu } from '../chat-menu/chat-menu.tsx';
import styles from './chat-list.module.css';
import { ChatRow } from './chat-row.tsx';
import { keyTarget } from './key-target.ts';
import { useRowHeight } from './row-height.ts';
import { listMargin, useRowWindow } from './use-row-window.ts';
import { useViewPictures } from './use-view-pictures.ts';

/** The next page is asked for when so few rows are left below. */
const rowsLeft = 12;
/** Room for the line that says that the rest could not be loaded. */
const retryHeight = 64;

/** After a failure nothing is asked for without end; a person may. */
function Retry({ top }: { top: number }) {
  const { t } = useTranslation();
  const app = useApp();
  return (
    <li className={styles.retry} style={{ top, height: retryHeight }}>
      <span>{t('chats.moreFailed')}</span>
      <Button small onClick={() => void app.chats.more()}>
        {t('common.tryAgain')}
      </Button>
    </li>
  );
}

/** The rows of a chat list. Only what is in sight exists. One tab stop; arrow keys move. */
export function ChatList({
  listKey,
  list,
  inbox,
  openChat,
}: {
  listKey: ListKey;
  list: ChatListState;
  /** Rows of many accounts: each says whose it is. */
  inbox: boolean;
  openChat: ChatId | null;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const { rows } = list;
  const { positions } = app.stores;
  const places = positions.lists;
  const rowHeight = useRowHeight(inbox ? 'inbox' : 'account');
  const { scroller, first, last, onScroll, reveal } = useRowWindow(
    rows.length,
    rowHeight,
    { top: places.get(listKey) ?? 0, height: positions.listHeight },
    useCallback((height: number) => (positions.listHeight = height), [positions]),
  );
  const [focused, setFocused] = useState<ChatId | null>(null);
  const toFocus = useRef<ChatId | null>(null);
  const today = useNow(60_000);

  useViewPictures(rows, first, last);
  const stop = rows.some((chat) => chat.id === focused) ? focused : openChat;
  const openIndex = rows.findIndex((chat) => chat.id === openChat);
  const stopIndex = Math.max(
    0,
    rows.findIndex((chat) => chat.id === stop),
  );
  const failed = list.error !== null && list.cursor !== null;
  const more = last >= rows.length - rowsLeft && list.cursor !== null && !list.fetching && !failed;
  useEffect(() => {
    if (more) void app.chats.more();
  }, [app, more]);

  // Whatever opened it: the chat that is open is in sight, once.
  useEffect(() => {
    if (openIndex >= 0) reveal(openIndex);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- not when the rows move under the reader
  }, [openChat]);

  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-chat="${toFocus.current}"]`)
      ?.focus({ preventScroll: true });
    toFocus.current = null;
  });

  const open = useCallback(
    (chat: ChatView) => {
      setFocused(chat.id);
      app.accounts.openChat(chat.accountId, chat.id);
    },
    [app],
  );
  const move = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = keyTarget(event.key, stopIndex, rows.length - 1);
    const chat = to === null ? undefined : rows[to];
    if (to === null || chat === undefined) return;
    event.preventDefault();
    toFocus.current = chat.id;
    setFocused(chat.id);
    reveal(to);
  };

  const height = rows.length * rowHeight + 2 * listMargin;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the rows inside
    <div
      ref={scroller}
      className={styles.scroller}
      onKeyDown={move}
      onScroll={(event) => {
        places.set(listKey, event.currentTarget.scrollTop);
        onScroll();
      }}
    >
      <ChatMenu rows={rows}>
        <ul
          aria-label={t('chats.label')}
          className={styles.list}
          style={{ height: height + (failed ? retryHeight : 0) }}
        >
          {rows.slice(first, last).map((chat, position) => {
            const index = first + position;
            return (
              <li
                key={chat.id}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={styles.item}
                style={{ top: index * rowHeight + listMargin, height: rowHeight }}
              >
                <ChatRow
                  chat={chat}
                  inbox={inbox}
                  open={chat.id === openChat}
                  inTabOrder={index === stopIndex}
                  today={today}
                  onOpen={open}
                />
              </li>
            );
          })}
          {failed && <Retry top={height} />}
        </ul>
      </ChatMenu>
    </div>
  );
}
