import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import type { ConversationState } from '../../stores/apply-messages.ts';
import { conversationKey } from '../../stores/keys.ts';
import { useNow } from '../../ui/use-now.ts';
import { MessageAnnouncer } from './message-announcer.tsx';
import { MessageItem } from './message-item.tsx';
import { countNewer } from './message-layout.ts';
import { messageListParts, type MessageListContext } from './message-list-parts.tsx';
import styles from './message-list.module.css';
import { NewMessagesPill } from './new-messages-pill.tsx';
import { useReading } from './use-reading.ts';

/** The messages of a conversation: at the bottom when there, else exactly where the reader is. */
export function MessageList({
  accountId,
  chatId,
  conversation,
}: {
  accountId: AccountId;
  chatId: ChatId;
  conversation: ConversationState;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const virtuoso = useRef<VirtuosoHandle>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [atBottom, setAtBottom] = useState(true);
  const [atTop, setAtTop] = useState(false);
  const { messages, firstIndex, fetching, cursor, error } = conversation;
  const newestKey = messages.at(-1)?.sortKey ?? null;
  const [seenKey, setSeenKey] = useState(newestKey);
  const today = useNow(60_000);
  const look = useReading(accountId, chatId, messages, scroller);

  if (atBottom && seenKey !== newestKey) setSeenKey(newestKey);

  useEffect(() => {
    if (atTop && !fetching && cursor !== null && error === null)
      void app.conversation.older(accountId, chatId);
  }, [app, accountId, chatId, atTop, fetching, cursor, error]);

  // Only for the first drawing: afterwards the virtual list keeps the place itself.
  const [start] = useState(() => {
    const place = app.stores.positions.conversations.get(conversationKey(accountId, chatId));
    const index = messages.findIndex((message) => message.id === place);
    return index === -1 ? ({ index: 'LAST', align: 'end' } as const) : ({ index, align: 'start' } as const);
  });
  const context = useMemo<MessageListContext>(
    () => ({
      label: t('conversation.label'),
      fetching,
      hasOlder: cursor !== null,
      loadOlder: () => void app.conversation.older(accountId, chatId),
    }),
    [t, app, accountId, chatId, fetching, cursor],
  );

  return (
    <div className={styles.list}>
      <Virtuoso
        ref={virtuoso}
        scrollerRef={(element) => setScroller(element instanceof HTMLElement ? element : null)}
        className={styles.scroller ?? ''}
        data={messages}
        context={context}
        components={messageListParts}
        firstItemIndex={firstIndex}
        initialTopMostItemIndex={start}
        alignToBottom
        increaseViewportBy={{ top: 600, bottom: 300 }}
        atBottomThreshold={48}
        atTopThreshold={400}
        atBottomStateChange={setAtBottom}
        atTopStateChange={setAtTop}
        followOutput={(isAtBottom) => (isAtBottom || messages.at(-1)?.fromMe === true ? 'auto' : false)}
        computeItemKey={(_index, message) => message.id}
        onScroll={look}
        itemContent={(index, message) => {
          const position = index - firstIndex;
          return (
            <MessageItem
              message={message}
              previous={messages[position - 1]}
              next={messages[position + 1]}
              accountId={accountId}
              today={today}
            />
          );
        }}
      />
      {!atBottom && (
        <NewMessagesPill
          count={countNewer(messages, seenKey)}
          onClick={() => virtuoso.current?.scrollToIndex({ index: 'LAST', align: 'end' })}
        />
      )}
      <MessageAnnouncer messages={messages} />
    </div>
  );
}
