import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type Components, type VirtuosoHandle } from 'react-virtuoso';
import type { AccountView, ChatId, ChatView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import type { ChatListState } from '../../stores/apply-chats.ts';
import { useNow } from '../../ui/use-now.ts';
import { ChatRow } from './chat-row.tsx';
import { chatListParts } from './chat-list-parts.tsx';

const rowHeight = 64;
const pageRows = 8;

/** Where a key leads from a row; null when it is none of ours. */
function target(key: string, index: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, last);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'PageDown':
      return Math.min(index + pageRows, last);
    case 'PageUp':
      return Math.max(index - pageRows, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

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
  const virtuoso = useRef<VirtuosoHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<ChatId | null>(null);
  const today = useNow(60_000);
  const { rows } = list;

  const stop = rows.some((chat) => chat.id === focused) ? focused : openChat;
  const stopIndex = Math.max(
    0,
    rows.findIndex((chat) => chat.id === stop),
  );
  const open = useCallback(
    (chat: ChatView) => {
      setFocused(chat.id);
      app.accounts.openChat(chat.accountId, chat.id);
    },
    [app],
  );
  const move = (event: KeyboardEvent): void => {
    const to = target(event.key, stopIndex, rows.length - 1);
    const chat = to === null ? undefined : rows[to];
    if (to === null || chat === undefined) return;
    event.preventDefault();
    setFocused(chat.id);
    virtuoso.current?.scrollIntoView({
      index: to,
      done: () => frame.current?.querySelector<HTMLElement>(`[data-chat="${chat.id}"]`)?.focus(),
    });
  };
  const { positions } = app.stores;
  const context = useMemo(() => ({ label: t('chats.label'), total: rows.length }), [t, rows.length]);

  return (
    <div ref={frame} className="fill" onKeyDown={move}>
      <Virtuoso
        ref={virtuoso}
        data={rows}
        context={context}
        components={chatListParts as Components<ChatView, typeof context>}
        fixedItemHeight={rowHeight}
        increaseViewportBy={rowHeight * 6}
        initialScrollTop={positions.lists.get(account.id) ?? 0}
        computeItemKey={(_index, chat) => chat.id}
        endReached={() => void app.chats.more(account.id)}
        onScroll={(event) => positions.lists.set(account.id, event.currentTarget.scrollTop)}
        itemContent={(index, chat) => (
          <ChatRow
            chat={chat}
            open={chat.id === openChat}
            inTabOrder={index === stopIndex}
            today={today}
            onOpen={open}
          />
        )}
      />
    </div>
  );
}
