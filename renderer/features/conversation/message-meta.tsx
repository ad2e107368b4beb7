import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../preload/contract/model.ts';
import { formatInstant, formatTime } from '../../format/time.ts';
import { StatusTicks } from '../../ui/status-ticks.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './message-item.module.css';

/** When it was sent and how far it has come. */
export function MessageMeta({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <>
      {message.edited && <span>{t('conversation.edited')}</span>}
      <time dateTime={new Date(message.sentAt).toISOString()} title={formatInstant(message.sentAt, locale)}>
        {formatTime(message.sentAt, locale)}
      </time>
      {message.fromMe && message.status !== 'none' && (
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
      data-words={words.filter((word) => word !== '').join(' ')}
    />
  );
}
