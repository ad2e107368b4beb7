import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import type { ConversationState } from '../../stores/apply-messages.ts';
import { conversationKey } from '../../stores/keys.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { flash } from './flash.ts';
import { markWords } from './mark-words.ts';
import { WayProvider, type FindWay } from './find-way.ts';
import { HistoryEnd } from './history-end.tsx';
import { MessageAnnouncer } from './message-announcer.tsx';
import { MessageItem } from './message-item.tsx';
import { countNewer, keyBefore } from './message-layout.ts';
import { messageKeys } from './message-keys.ts';
import styles from './message-list.module.css';
import { NewMessagesPill } from './new-messages-pill.tsx';
import { OlderMessages } from './older-messages.tsx';
import { useMessageScroll } from './use-message-scroll.ts';
import { useReading } from './use-reading.ts';

/** So near to the upper edge has one scrolled past what is there. */
const beginningAt = 40;
/** So far below the upper edge stands the first unread message, with its bar above it. */
const barTop = 12;

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
  const { messages, fetching, cursor, history, newer, error, unreadFrom, target } = conversation;
  const today = useNow(60_000);
  const newestKey = messages.at(-1)?.sortKey ?? null;
  const [seenKey, setSeenKey] = useState(newestKey);
  const [start] = useState(
    () => app.stores.positions.conversations.get(conversationKey(accountId, chatId)) ?? null,
  );
  const isEnd = newer === null;
  const load = useCallback(
    (end: 'older' | 'newer') => void app.conversation[end](accountId, chatId),
    [app, accountId, chatId],
  );
  // After a failure it is asked for by the button only, not by every movement.
  const mayLoad = !fetching && error === null;
  const onTop = useCallback(() => {
    if (mayLoad && cursor !== null) load('older');
  }, [mayLoad, cursor, load]);
  const onBottom = useCallback(() => {
    if (mayLoad && !isEnd) load('newer');
  }, [mayLoad, isEnd, load]);
  const { scroller, content, indices, atBottom, onScroll, toBottom, show } = useMessageScroll({
    messages,
    start,
    isEnd,
    onTop,
    onBottom,
  });
  const look = useReading({ accountId, chatId, messages, scroller, content });
  const [from, to] = indices;
  const askPhone = useCallback(
    () => void app.conversation.askPhone(accountId, chatId),
    [app, accountId, chatId],
  );
  // Asked once by itself, for one who scrolls up; what came to nothing is asked for again by the button only.
  const isAtBeginning = cursor === null && history === 'unknown' && from === 0 && mayLoad && !atBottom;
  const findWay = useCallback<FindWay>(
    (messageId) => () => void app.conversation.jump(accountId, chatId, { type: 'message', messageId }),
    [app, accountId, chatId],
  );

  useLayoutEffect(() => {
    if (target === null) return;
    const isUnread = target.messageId === unreadFrom;
    show(target.messageId, isUnread ? barTop : undefined);
    if (!isUnread) {
      flash(content, target.messageId);
      markWords(content, target.messageId, target.words);
    }
    app.conversation.arrived(accountId, chatId);
  }, [target, unreadFrom, show, content, app, accountId, chatId]);

  // To the newest end, which may have to be loaded first.
  const wantsEnd = useRef(false);
  useLayoutEffect(() => {
    if (!wantsEnd.current || !isEnd || fetching) return;
    wantsEnd.current = false;
    toBottom();
  }, [isEnd, fetching, toBottom]);
  const toEnd = (): void => {
    if (isEnd) toBottom();
    else {
      wantsEnd.current = true;
      void app.conversation.open(accountId, chatId);
    }
  };

  if (target === null) {
    if (atBottom && seenKey !== newestKey) setSeenKey(newestKey);
  } else if (target.messageId === unreadFrom) {
    // What the pill counts: all that was unread.
    const before = keyBefore(messages, unreadFrom);
    if (seenKey !== before) setSeenKey(before);
  }

  return (
    <div className={styles.list}>
      {/* New messages are read out by their own live region; this one would read out all that is scrolled into being. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are for the messages in it */}
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t('conversation.label')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
        tabIndex={0}
        className={styles.scroller}
        onKeyDown={(event) => messageKeys(event, content.current)}
        onScroll={({ currentTarget }) => {
          if (isAtBeginning && currentTarget.scrollTop < beginningAt) askPhone();
          onScroll();
          look();
        }}
      >
        <div className={styles.column}>
          {cursor === null && messages.length > 0 && !fetching ? (
            <HistoryEnd end={history} onAsk={askPhone} />
          ) : (
            <OlderMessages there={cursor !== null} fetching={fetching} onLoad={() => load('older')} />
          )}
          <div ref={content}>
            <WayProvider value={findWay}>
              {messages.slice(from, to).map((message, position) => (
                <MessageItem
                  key={message.id}
                  message={message}
                  previous={messages[from + position - 1]}
                  next={messages[from + position + 1]}
                  accountId={accountId}
                  today={today}
                  unread={message.id === unreadFrom}
                />
              ))}
            </WayProvider>
          </div>
        </div>
      </div>
      {!atBottom && <NewMessagesPill count={countNewer(messages, seenKey)} onClick={toEnd} />}
      <MessageAnnouncer messages={messages} live={isEnd} />
    </div>
  );
}
