import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, ChatId, ChatView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import type { ChatListState } from '../../stores/apply-chats.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './chat-list.module.css';
import { keyTarget } from './key-target.ts';
import { ChatRow } from './chat-row.tsx';
import { listMargin, rowHeight, useRowWindow } from './use-row-window.ts';

/** The next page is asked for when so few rows are left below. */
const rowsLeft = 12;

/** The rows of an account's chats. Only what is in sight exists. One tab stop; arrow keys move. */
export function ChatList({
  account,
  list,
  openChat,
}: {
  account: AccountView;
  list: ChatListState;
  openChat: ChatId | null;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const { rows } = list;
  const places = app.stores.positions.lists;
  const { scroller, first, last, onScroll, reveal } = useRowWindow(rows.length, places.get(account.id) ?? 0);
  const [focused, setFocused] = useState<ChatId | null>(null);
  const toFocus = useRef<ChatId | null>(null);
  const today = useNow(60_000);

  const stop = rows.some((chat) => chat.id === focused) ? focused : openChat;
  const stopIndex = Math.max(
    0,
    rows.findIndex((chat) => chat.id === stop),
  );
  // After a failure it waits until the list is shown anew, instead of asking without end.
  const more =
    last >= rows.length - rowsLeft && list.cursor !== null && !list.fetching && list.error === null;
  useEffect(() => {
    if (more) void app.chats.more(account.id);
  }, [app, account.id, more]);

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
    const to = keyTarget(event.key, stopIndex, rows.length - 1);
    const chat = to === null ? undefined : rows[to];
    if (to === null || chat === undefined) return;
    event.preventDefault();
    toFocus.current = chat.id;
    setFocused(chat.id);
    reveal(to);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the rows inside
    <div
      ref={scroller}
      className={styles.scroller}
      onKeyDown={move}
      onScroll={(event) => {
        places.set(account.id, event.currentTarget.scrollTop);
        onScroll();
      }}
    >
      <ul
        aria-label={t('chats.label')}
        className={styles.list}
        style={{ height: rows.length * rowHeight + 2 * listMargin }}
      >
        {rows.slice(first, last).map((chat, position) => {
          const index = first + position;
          return (
            <li
              key={chat.id}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={styles.item}
              style={{ top: index * rowHeight + listMargin }}
            >
              <ChatRow
                chat={chat}
                open={chat.id === openChat}
                inTabOrder={index === stopIndex}
                today={today}
                onOpen={open}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
