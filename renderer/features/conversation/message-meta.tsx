import { Pin, Star, Timer } from 'lucide-react';
import type { MessageView } from '../../../preload/contract/model.ts';
import { formatInstant, formatTime } from '../../format/time.ts';
import { StatusTicks } from '../../ui/status-ticks.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './message-item.module.css';

function Marks({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { pinned, expiresAt } = message.parts;
  const marks = [
    pinned === true ? ([Pin, t('message.pinned')] as const) : null,
    message.starred ? ([Star, t('message.starred')] as const) : null,
    expiresAt === undefined
      ? null
      : ([Timer, t('message.disappears', { time: formatInstant(expiresAt, locale) })] as const),
  ];
  return marks.map((mark) => {
    if (mark === null) return null;
    const [Icon, label] = mark;
    return (
      <span key={label} role="img" aria-label={label} title={label} className={styles.mark}>
        <Icon size={12} strokeWidth={2} aria-hidden="true" />
      </span>
    );
  });
}

/** How many signs stand before the time. */
const markCount = ({ starred, parts }: MessageView): number =>
  Number(starred) + Number(parts.pinned === true) + Number(parts.expiresAt !== undefined);

/** When it was sent, how far it has come, and what is special about it. */
export function MessageMeta({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <>
      <Marks message={message} />
      {message.edited && <span>{t('conversation.edited')}</span>}
      <time dateTime={new Date(message.sentAt).toISOString()} title={formatInstant(message.sentAt, locale)}>
        {formatTime(message.sentAt, locale)}
      </time>
      {/* Of what others wrote: an admin's deletion that waits. */}
      {message.status !== 'none' && (message.fromMe || message.status === 'queued') && (
        <StatusTicks status={message.status} label={t(`status.${message.status}`)} />
      )}
    </>
  );
}

/** As wide as the meta line, and unseen: it keeps the last words of the text clear of it. */
export function MetaRoom({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = [message.edited ? t('conversation.edited') : '', formatTime(message.sentAt, locale)];
  return (
    <span
      aria-hidden="true"
      className={message.fromMe ? styles.roomWithTicks : styles.room}
      style={{ marginInlineStart: 16 * markCount(message) }}
      data-words={words.filter((word) => word !== '').join(' ')}
    />
  );
}
