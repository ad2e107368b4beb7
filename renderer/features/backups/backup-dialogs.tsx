import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../preload/contract/model.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { accountName } from '../account-strip/account-sentences.ts';
import { CreateDialog } from './create-dialog.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { HomeDialog } from './home-dialog.tsx';
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

function ImportDialog() {
  const { t } = useTranslation();
  const { backups } = useApp();
  return (
    <FolderDialog
      title={t('backups.folder.importTitle')}
      text={t('backups.folder.importText')}
      consent={t('backups.folder.importConsent')}
      start={t('backups.folder.importStart')}
      run={() => backups.importFolder()}
      done={() => t('backups.folder.importDone')}
    />
  );
}

/** The dialog about backups that is open, if one is. */
export function BackupDialogs() {
  const dialog = useUi((state) => state.backupDialog);
  const account = useAccounts((state) =>
    dialog?.kind === 'export' ? state.byId[dialog.accountId] : undefined,
  );
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'home':
      return <HomeDialog />;
    case 'create':
      return <CreateDialog accountId={dialog.accountId} />;
    case 'restore':
      return <RestoreDialog />;
    case 'import':
      return <ImportDialog />;
    case 'export':
      return account === undefined ? null : <ExportDialog account={account} />;
  }
}
