import { Archive, BellOff, Pin } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatView } from '../../../preload/contract/model.ts';
import { formatInstant, formatMoment } from '../../format/time.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { ChatPreview } from './chat-preview.tsx';
import styles from './chat-row.module.css';

/** One chat in the list. */
export const ChatRow = memo(function ChatRow({
  chat,
  open,
  inTabOrder,
  today,
  onOpen,
}: {
  chat: ChatView;
  open: boolean;
  inTabOrder: boolean;
  /** Any instant of today: what "today" and "yesterday" are measured from. */
  today: number;
  onOpen: (chat: ChatView) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <button
      type="button"
      data-chat={chat.id}
      aria-current={open ? 'true' : undefined}
      tabIndex={inTabOrder ? 0 : -1}
      className={classNames(styles.row, chat.unread > 0 && !chat.muted && styles.unread)}
      onClick={() => onOpen(chat)}
    >
      <Avatar name={chat.title} />
      <span className={styles.body}>
        <span className={styles.line}>
          <span className={styles.title} dir="auto">
            {chat.title}
          </span>
          {chat.lastActivityAt > 0 && (
            <time
              className={styles.time}
              dateTime={new Date(chat.lastActivityAt).toISOString()}
              title={formatInstant(chat.lastActivityAt, locale)}
            >
              {formatMoment(chat.lastActivityAt, today, locale, t('chats.yesterday'))}
            </time>
          )}
        </span>
        <span className={styles.line}>
          <span className={styles.preview}>
            <ChatPreview chat={chat} />
          </span>
          {chat.muted && <BellOff size={14} strokeWidth={1.75} role="img" aria-label={t('chats.muted')} />}
          {chat.pinned && <Pin size={14} strokeWidth={1.75} role="img" aria-label={t('chats.pinned')} />}
          {chat.archived && (
            <Archive size={14} strokeWidth={1.75} role="img" aria-label={t('chats.archived')} />
          )}
          <CountBadge count={chat.unread} hued muted={chat.muted} />
          {chat.unread > 0 && (
            <span className="visually-hidden">{t('chats.unread', { count: chat.unread })}</span>
          )}
        </span>
      </span>
    </button>
  );
});
