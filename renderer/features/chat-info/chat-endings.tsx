import { Ban, Eraser, LogOut, Trash2, type LucideIcon } from 'lucide-react';
import type { ChatInfo } from '../../../preload/contract/chat-info.ts';
import type { ChatView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './chat-info.module.css';
import { useTranslation } from '../../ui/texts.tsx';

function Ending({
  icon: Icon,
  label,
  danger = true,
  onClick,
}: {
  icon: LucideIcon;
  label: string;
  danger?: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" className={classNames(styles.line, danger && styles.danger)} onClick={onClick}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </button>
  );
}

/** What ends something: block, leave, clear, delete. All of it asks first. */
export function ChatEndings({ info, chat }: { info: ChatInfo; chat: ChatView }) {
  const { t } = useTranslation();
  const { chatDeeds } = useApp();
  const { person, group } = info;
  return (
    <section className={styles.section} aria-label={t('info.endings')}>
      {person !== null &&
        !person.isMe &&
        (person.blocked ? (
          <Ending
            icon={Ban}
            label={t('info.unblock')}
            danger={false}
            onClick={() => void chatDeeds.unblock({ accountId: chat.accountId, chatId: chat.id })}
          />
        ) : (
          <Ending icon={Ban} label={t('info.block')} onClick={() => chatDeeds.ask('block', chat)} />
        ))}
      {group !== null && group.myRole !== null && group.myRole !== 'none' && (
        <Ending icon={LogOut} label={t('info.leave')} onClick={() => chatDeeds.ask('leave', chat)} />
      )}
      <Ending icon={Eraser} label={t('chatMenu.clear')} onClick={() => chatDeeds.ask('clear', chat)} />
      <Ending icon={Trash2} label={t('chatMenu.delete')} onClick={() => chatDeeds.ask('delete', chat)} />
    </section>
  );
}
