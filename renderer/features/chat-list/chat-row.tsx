import { Archive, AtSign, BellOff, Pin } from 'lucide-react';
import { memo } from 'react';
import type { ChatView } from '../../../preload/contract/model.ts';
import { useAccounts } from '../../app-context.ts';
import { shownName } from '../../format/shown-name.ts';
import { formatInstant, formatMoment } from '../../format/time.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { accountName } from '../account-strip/account-sentences.ts';
import { hueOf } from '../account-strip/account-tab.tsx';
import { ChatPreview } from './chat-preview.tsx';
import styles from './chat-row.module.css';

/** Whose chat it is: in the account's hue, and by its name. */
function Owner({ chat }: { chat: ChatView }) {
  const { t } = useTranslation();
  const account = useAccounts((state) => state.byId[chat.accountId]);
  if (account === undefined) return null;
  return (
    <span className={styles.owner} data-hue={hueOf(account)}>
      <span className={styles.ownerMark} aria-hidden="true" />
      <span className="visually-hidden">{t('chats.account')}</span>
      <bdi className={styles.ownerName} data-private>
        {accountName(t, account)}
      </bdi>
    </span>
  );
}

function Labels({ labels }: { labels: readonly string[] }) {
  const { t } = useTranslation();
  const [first] = labels;
  if (first === undefined) return null;
  return (
    <span className={styles.label} title={labels.join(', ')} data-private>
      <span className="visually-hidden">{t('chats.labels')}</span>
      <bdi>{first}</bdi>
      {labels.length > 1 && <span>{`+${labels.length - 1}`}</span>}
    </span>
  );
}

/** What is new in a chat: a number, a dot for one that was marked by hand, a sign for mentions. */
function News({ chat }: { chat: ChatView }) {
  const { t } = useTranslation();
  return (
    <>
      {chat.mentions > 0 && (
        <span
          className={styles.mention}
          role="img"
          aria-label={t('chats.mentions', { count: chat.mentions })}
        >
          <AtSign size={13} strokeWidth={2.25} aria-hidden="true" />
        </span>
      )}
      <CountBadge count={chat.unread} hued muted={chat.muted} />
      {chat.unread > 0 && (
        <span className="visually-hidden">{t('chats.unread', { count: chat.unread })}</span>
      )}
      {chat.unread === 0 && chat.markedUnread && (
        <span className={styles.dot} role="img" aria-label={t('chats.markedUnread')} />
      )}
    </>
  );
}

/** One chat in the list. */
export const ChatRow = memo(function ChatRow({
  chat,
  inbox,
  open,
  inTabOrder,
  today,
  onOpen,
}: {
  chat: ChatView;
  inbox: boolean;
  open: boolean;
  inTabOrder: boolean;
  /** Any instant of today: what "today" and "yesterday" are measured from. */
  today: number;
  onOpen: (chat: ChatView) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const hue = useAccounts((state) => {
    const account = state.byId[chat.accountId];
    return inbox && account !== undefined ? hueOf(account) : undefined;
  });
  const isNew = (chat.unread > 0 || chat.markedUnread) && !chat.muted;
  return (
    <button
      type="button"
      data-chat={chat.id}
      data-hue={hue}
      aria-current={open ? 'true' : undefined}
      tabIndex={inTabOrder ? 0 : -1}
      className={classNames(styles.row, isNew && styles.unread)}
      onClick={() => onOpen(chat)}
    >
      <Avatar name={chat.title} picture={chat.pictureUrl} />
      <span className={styles.body}>
        <span className={styles.line}>
          {/* Its own direction, so that what is too long is cut at its end, not at its beginning. */}
          <span className={styles.title} dir="auto" data-private>
            {shownName(chat.title)}
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
            <ChatPreview chat={chat} open={open} />
          </span>
          <Labels labels={chat.labels} />
          {chat.muted && <BellOff size={14} strokeWidth={1.75} role="img" aria-label={t('chats.muted')} />}
          {chat.pinned && <Pin size={14} strokeWidth={1.75} role="img" aria-label={t('chats.pinned')} />}
          {chat.archived && (
            <Archive size={14} strokeWidth={1.75} role="img" aria-label={t('chats.archived')} />
          )}
          <News chat={chat} />
        </span>
        {inbox && <Owner chat={chat} />}
      </span>
    </button>
  );
});
