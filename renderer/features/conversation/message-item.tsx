import { memo, useState } from 'react';
import type { AccountId, MessageView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { shownName } from '../../format/shown-name.ts';
import { formatDay } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { MessageBody, needsOwnLine } from '../message-body/message-body.tsx';
import { Reactions } from '../message-body/reactions.tsx';
import { senderHue } from '../message-body/sender-hue.ts';
import { SystemLine } from '../message-body/system-line.tsx';
import { MessageTools } from '../message-menu/message-tools.tsx';
import { useMenuKeys } from '../message-menu/use-menu-keys.ts';
import styles from './message-item.module.css';
import { layoutOf } from './message-layout.ts';
import { useMessageLabel } from './use-message-label.ts';
import { MessageMeta, MetaRoom } from './message-meta.tsx';
import { useWay } from './find-way.ts';

function DaySeparator({ at, today }: { at: number; today: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = { today: t('conversation.today'), yesterday: t('chats.yesterday') };
  const day = formatDay(at, today, locale, words);
  return (
    <div className={styles.day} role="separator" aria-label={day}>
      <span aria-hidden="true">{day}</span>
    </div>
  );
}

function UnreadBar() {
  const { t } = useTranslation();
  return (
    <div className={styles.unread} role="separator" aria-label={t('conversation.unread')}>
      <span aria-hidden="true">{t('conversation.unread')}</span>
    </div>
  );
}

function Failed({ message, accountId }: { message: MessageView; accountId: AccountId }) {
  const { t } = useTranslation();
  const app = useApp();
  return (
    <div className={styles.failed}>
      <span>{t(message.fromMe ? 'conversation.failedToSend' : 'conversation.failedToDelete')}</span>
      <Button small onClick={() => void app.messages.retry(accountId, message.chatId, message.id)}>
        {t('common.tryAgain')}
      </Button>
    </div>
  );
}

/** A sticker stands on the conversation itself. */
const isBare = ({ parts }: MessageView): boolean =>
  parts.media?.type === 'sticker' && parts.quoted === undefined;

function Bubble({
  message,
  first,
  last,
  active,
}: {
  message: MessageView;
  first: boolean;
  last: boolean;
  active: boolean;
}) {
  const findWay = useWay();
  const { quoted } = message.parts;
  const target = quoted?.messageId ?? null;
  const name = message.senderName;
  return (
    <div
      data-bubble=""
      className={classNames(
        styles.bubble,
        first && styles.firstBubble,
        last && styles.lastBubble,
        isBare(message) && styles.bare,
      )}
    >
      {first && !message.fromMe && name !== null && (
        <p className={styles.sender} dir="auto" data-sender={senderHue(message.senderId ?? name)}>
          {shownName(name)}
        </p>
      )}
      <MessageBody
        message={message}
        room={<MetaRoom message={message} />}
        onJump={target === null ? null : findWay(target)}
      />
      <div className={classNames(styles.meta, needsOwnLine(message) && styles.ownLine)}>
        <MessageMeta message={message} />
      </div>
      {active && <MessageTools message={message} />}
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
  unread,
}: {
  message: MessageView;
  previous: MessageView | undefined;
  next: MessageView | undefined;
  accountId: AccountId;
  today: number;
  /** The unread messages begin here. */
  unread: boolean;
}) {
  const { newDay, first: alone, last } = layoutOf(message, previous, next);
  const first = alone || unread;
  const system = message.kind === 'system';
  // Pointed at, or with the focus inside: only then its buttons are there.
  const [active, setActive] = useState(false);
  const keys = useMenuKeys(message);
  const label = useMessageLabel(message);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys go from message to message
    <div
      tabIndex={-1}
      role="article"
      aria-label={label}
      {...keys}
      onPointerEnter={() => setActive(true)}
      onPointerLeave={(event) => setActive(event.currentTarget.contains(document.activeElement))}
      onFocus={() => setActive(true)}
      onBlur={({ currentTarget, relatedTarget }) =>
        setActive(currentTarget.contains(relatedTarget) || currentTarget.matches(':hover'))
      }
      className={classNames(
        styles.item,
        !system && first && styles.first,
        message.fromMe && !system && styles.mine,
      )}
      data-message={message.id}
      data-mine={message.fromMe && !system ? '' : undefined}
      data-remote={message.parts.media?.state.kind === 'remote' ? '' : undefined}
      data-incoming={message.fromMe || system ? undefined : message.sortKey}
    >
      {newDay && <DaySeparator at={message.sentAt} today={today} />}
      {unread && <UnreadBar />}
      {system ? (
        <SystemLine message={message} />
      ) : (
        <Bubble message={message} first={first} last={last} active={active} />
      )}
      {message.reactions.length > 0 && <Reactions message={message} />}
      {message.status === 'failed' && <Failed message={message} accountId={accountId} />}
    </div>
  );
});
