import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId, MessageView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { formatDay } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { MessageBody, needsOwnLine } from './message-body.tsx';
import styles from './message-item.module.css';
import { layoutOf } from './message-layout.ts';
import { MessageMeta, MetaRoom } from './message-meta.tsx';

function DaySeparator({ at, today }: { at: number; today: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = { today: t('conversation.today'), yesterday: t('chats.yesterday') };
  return (
    <div className={styles.day} role="separator" aria-label={formatDay(at, today, locale, words)}>
      <span aria-hidden="true">{formatDay(at, today, locale, words)}</span>
    </div>
  );
}

function Failed({ message, accountId }: { message: MessageView; accountId: AccountId }) {
  const { t } = useTranslation();
  const app = useApp();
  return (
    <div className={styles.failed}>
      <span>{t('conversation.failedToSend')}</span>
      <Button small onClick={() => void app.messages.retry(accountId, message.chatId, message.id)}>
        {t('common.tryAgain')}
      </Button>
    </div>
  );
}

/** One message with what stands above it: the day, the sender. */
export const MessageItem = memo(function MessageItem({
  message,
  previous,
  next,
  accountId,
  today,
}: {
  message: MessageView;
  previous: MessageView | undefined;
  next: MessageView | undefined;
  accountId: AccountId;
  today: number;
}) {
  const { newDay, first, last } = layoutOf(message, previous, next);
  if (message.kind === 'system') {
    return (
      <div className={styles.item} data-message={message.id}>
        {newDay && <DaySeparator at={message.sentAt} today={today} />}
        <p className={styles.system} dir="auto">
          {message.text}
        </p>
      </div>
    );
  }
  const ownLine = needsOwnLine(message);
  return (
    <div
      className={classNames(styles.item, first && styles.first, message.fromMe && styles.mine)}
      data-message={message.id}
      data-incoming={message.fromMe ? undefined : message.sortKey}
    >
      {newDay && <DaySeparator at={message.sentAt} today={today} />}
      <div className={classNames(styles.bubble, first && styles.firstBubble, last && styles.lastBubble)}>
        {first && !message.fromMe && message.senderName !== null && (
          <p className={styles.sender} dir="auto">
            {message.senderName}
          </p>
        )}
        <MessageBody message={message} room={<MetaRoom message={message} />} />
        <div className={classNames(styles.meta, ownLine && styles.ownLine)}>
          <MessageMeta message={message} />
        </div>
      </div>
      {message.status === 'failed' && <Failed message={message} accountId={accountId} />}
    </div>
  );
});
