import type { AccountView } from '../../../preload/contract/model.ts';
import type { DroppedFolder } from '../../stores/ui-state.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import { CreateDialog } from './create-dialog.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { HomeDialog } from './home-dialog.tsx';
import { TakeBackDialog } from './take-back-dialog.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

function ExportDialog({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { backups } = useApp();
  return (
    <FolderDialog
      title={t('backups.folder.exportTitle', { name: accountName(t, account) })}
      text={t('backups.folder.exportText')}
      consent={t('backups.folder.exportConsent')}
      start={t('backups.folder.exportStart')}
      run={() => backups.exportFolder(account.id)}
      done={({ folderName }) => t('backups.folder.exportDone', { name: folderName })}
    />
  );
}

function ImportDialog({ dropped }: { dropped: DroppedFolder | null }) {
  const { t } = useTranslation();
  const { backups } = useApp();
  return (
    <FolderDialog
      title={t('backups.folder.importTitle')}
      {...(dropped === null ? {} : { found: dropped })}
      text={dropped === null ? t('backups.folder.importText') : t('backups.folder.droppedText')}
      consent={t('backups.folder.importConsent')}
      start={dropped === null ? t('backups.folder.importStart') : t('backups.folder.droppedStart')}
      run={() => backups.importFolder(dropped !== null)}
      done={() => t('backups.folder.importDone')}
    />
  );
}

/** The dialog about backups that is open, if one is. */
export function BackupDialogs() {
  const dialog = useUi((state) => state.backupDialog);
  const account = useAccounts((state) =>
    dialog?.kind === 'export' || dialog?.kind === 'take-back' ? state.byId[dialog.accountId] : undefined,
  );
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'home':
      return <HomeDialog />;
    case 'create':
      return <CreateDialog accountIds={dialog.accountIds} />;
    case 'restore':
      return <RestoreDialog key={dialog.opened?.number} opened={dialog.opened?.fileName ?? null} />;
    case 'schedule':
      return <ScheduleDialog />;
    case 'import':
      return <ImportDialog key={dialog.dropped?.folderName} dropped={dialog.dropped ?? null} />;
    case 'take-back':
      return account === undefined ? null : <TakeBackDialog account={account} />;
    case 'export':
      return account === undefined ? null : <ExportDialog account={account} />;
  }
}
