import {
  Archive,
  CalendarClock,
  FileSearch,
  FolderInput,
  MessageSquareShare,
  type LucideIcon,
} from 'lucide-react';
import { useAccounts, useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import styles from './backups.module.css';
import { useTranslation } from '../../ui/texts.tsx';

function Choice({
  icon: Icon,
  title,
  text,
  onChoose,
}: {
  icon: LucideIcon;
  title: string;
  text: string;
  onChoose: () => void;
}) {
  return (
    <button type="button" className={styles.choice} onClick={onChoose}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.rowBody}>
        <span className={styles.choiceTitle}>{title}</span>
        <span className={styles.choiceText}>{text}</span>
      </span>
    </button>
  );
}

/** The one place for backups of all accounts. */
export function HomeDialog() {
  const { t } = useTranslation();
  const { backups, exports } = useApp();
  const hasAccounts = useAccounts((state) => state.order.length > 0);
  return (
    <ModalDialog title={t('backups.title')} onClose={() => backups.close()}>
      <p className={styles.lead}>{t('backups.lead')}</p>
      <div className={styles.choices}>
        {hasAccounts && (
          <Choice
            icon={Archive}
            title={t('backups.backUpAll')}
            text={t('backups.backUpAllText')}
            onChoose={() => backups.show({ kind: 'create', accountIds: null })}
          />
        )}
        {hasAccounts && (
          <Choice
            icon={CalendarClock}
            title={t('backups.schedule.title')}
            text={t('backups.schedule.homeText')}
            onChoose={() => backups.show({ kind: 'schedule' })}
          />
        )}
        {hasAccounts && (
          <Choice
            icon={MessageSquareShare}
            title={t('exports.title')}
            text={t('exports.homeText')}
            onChoose={() => {
              backups.close();
              exports.show({ accountId: null, chat: null });
            }}
          />
        )}
        <Choice
          icon={FileSearch}
          title={t('backups.openOne')}
          text={t('backups.openOneText')}
          onChoose={() => backups.show({ kind: 'restore' })}
        />
        <Choice
          icon={FolderInput}
          title={t('backups.importOne')}
          text={t('backups.importOneText')}
          onChoose={() => backups.show({ kind: 'import' })}
        />
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => backups.close()}>{t('common.close')}</Button>
      </div>
    </ModalDialog>
  );
}
