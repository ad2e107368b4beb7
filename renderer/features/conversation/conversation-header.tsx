import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatView } from '../../../preload/contract/model.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './conversation.module.css';

/** Who this conversation is with. */
export function ConversationHeader({ chat, onBack }: { chat: ChatView; onBack: () => void }) {
  const { t } = useTranslation();
  const kinds = {
    group: t('conversation.group'),
    channel: t('conversation.channel'),
    status: t('conversation.statusUpdates'),
    direct: null,
    other: null,
  } as const;
  const kind = kinds[chat.kind];
  return (
    <header className={styles.header}>
      <IconButton icon={ArrowLeft} label={t('conversation.back')} className={styles.back} onClick={onBack} />
      <Avatar name={chat.title} size={36} />
      <div className={styles.who}>
        <h2 className={styles.title} dir="auto">
          {chat.title}
        </h2>
        {kind !== null && <p className={styles.kind}>{kind}</p>}
      </div>
    </header>
  );
}
