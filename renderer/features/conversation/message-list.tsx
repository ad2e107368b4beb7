import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import type { ConversationState } from '../../stores/apply-messages.ts';
import { conversationKey } from '../../stores/keys.ts';
import { useNow } from '../../ui/use-now.ts';
import { MessageAnnouncer } from './message-announcer.tsx';
import { MessageItem } from './message-item.tsx';
import { countNewer } from './message-layout.ts';
import styles from './message-list.module.css';
import { NewMessagesPill } from './new-messages-pill.tsx';
import { OlderMessages } from './older-messages.tsx';
import { useMessageScroll } from './use-message-scroll.ts';
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
  const { messages, fetching, cursor, error } = conversation;
  const today = useNow(60_000);
  const newestKey = messages.at(-1)?.sortKey ?? null;
  const [seenKey, setSeenKey] = useState(newestKey);
  const [start] = useState(
    () => app.stores.positions.conversations.get(conversationKey(accountId, chatId)) ?? null,
  );
  const loadOlder = useCallback(
    () => void app.conversation.older(accountId, chatId),
    [app, accountId, chatId],
  );
  // After a failure it is asked for by the button only, not by every movement.
  const onTop = useCallback(() => {
    if (!fetching && cursor !== null && error === null) loadOlder();
  }, [fetching, cursor, error, loadOlder]);
  const { scroller, content, indices, atBottom, onScroll, toBottom } = useMessageScroll(
    messages,
    start,
    onTop,
  );
  const look = useReading({ accountId, chatId, messages, scroller, content });
  const [from, to] = indices;

  if (atBottom && seenKey !== newestKey) setSeenKey(newestKey);

  return (
    <div className={styles.list}>
      {/* New messages are read out by their own live region; this one would read out all that is scrolled into being. */}
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t('conversation.label')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
        tabIndex={0}
        className={styles.scroller}
        onScroll={() => {
          onScroll();
          look();
        }}
      >
        <div className={styles.column}>
          <OlderMessages there={cursor !== null} fetching={fetching} onLoad={loadOlder} />
          <div ref={content}>
            {messages.slice(from, to).map((message, position) => (
              <MessageItem
                key={message.id}
                message={message}
                previous={messages[from + position - 1]}
                next={messages[from + position + 1]}
                accountId={accountId}
                today={today}
              />
            ))}
          </div>
        </div>
      </div>
      {!atBottom && <NewMessagesPill count={countNewer(messages, seenKey)} onClick={toBottom} />}
      <MessageAnnouncer messages={messages} />
    </div>
  );
}
