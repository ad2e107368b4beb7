import { useTranslation } from 'react-i18next';
import type { ChatView, MessagePreview } from '../../../preload/contract/model.ts';
import { isNamedKind, kindIcons } from '../../ui/message-kind.ts';
import { StatusTicks } from '../../ui/status-ticks.tsx';
import styles from './chat-row.module.css';

function Preview({ preview, group }: { preview: MessagePreview; group: boolean }) {
  const { t } = useTranslation();
  const Icon = kindIcons[preview.kind];
  const words = preview.text === '' && isNamedKind(preview.kind) ? t(`kind.${preview.kind}`) : preview.text;
  const sender = preview.fromMe ? (group ? t('chats.you') : null) : preview.senderName;
  return (
    <>
      {preview.fromMe && preview.status !== 'none' && (
        <StatusTicks status={preview.status} label={t(`status.${preview.status}`)} />
      )}
      {Icon !== undefined && <Icon size={14} strokeWidth={1.75} aria-hidden="true" className={styles.kind} />}
      <span className={styles.previewText} dir="auto">
        {sender !== null && sender !== '' && (
          <>
            <bdi>{sender}</bdi>
            {': '}
          </>
        )}
        {words}
      </span>
    </>
  );
}

/** The last message of a chat in one line. */
export function ChatPreview({ chat }: { chat: ChatView }) {
  const { t } = useTranslation();
  if (chat.lastMessage === null) return <span className={styles.previewText}>{t('chats.noMessages')}</span>;
  return <Preview preview={chat.lastMessage} group={chat.kind === 'group'} />;
}
