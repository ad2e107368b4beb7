import { Plus, Smartphone, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { currentAccountId, currentScreen } from '../../stores/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Gate } from '../../ui/gate.tsx';
import { AccountDialogs } from '../account-menu/account-dialogs.tsx';
import { AccountStrip } from '../account-strip/account-strip.tsx';
import { useAccountShortcuts } from '../account-strip/use-account-shortcuts.ts';
import { BackupDialogs } from '../backups/backup-dialogs.tsx';
import { LinkDetails } from '../link-account/link-details.tsx';
import { LinkDialog } from '../link-account/link-dialog.tsx';
import { NoticeScreen } from '../notice/notice-screen.tsx';
import { TestServiceMark } from '../notice/test-service-mark.tsx';
import { RemoveDialog } from '../remove-account/remove-dialog.tsx';
import { ProtectScreen } from '../vault/protect-screen.tsx';
import { UnlockScreen } from '../vault/unlock-screen.tsx';
import { UnreadableScreen } from '../vault/unreadable-screen.tsx';
import { Toasts } from './toasts.tsx';
import styles from './workspace.module.css';
import { Workspace } from './workspace.tsx';

function Loading() {
  const { t } = useTranslation();
  return (
    <main>
      <Delayed>
        <h1 className={styles.loading}>{t('app.loading')}</h1>
      </Delayed>
    </main>
  );
}

function Failed() {
  const { t } = useTranslation();
  const app = useApp();
  const error = useAccounts((state) => state.error);
  return (
    <Gate icon={TriangleAlert} title={t('app.failed.title')} lead={t(`error.${error ?? 'internal'}`)}>
      <Button tone="primary" onClick={() => void app.feed.snapshot()}>
        {t('app.failed.retry')}
      </Button>
    </Gate>
  );
}

function NoAccounts() {
  const { t } = useTranslation();
  const app = useApp();
  return (
    <EmptyState large icon={Smartphone} title={t('accounts.empty.title')} text={t('accounts.empty.text')}>
      <Button tone="primary" onClick={() => void app.link.add()}>
        <Plus size={18} strokeWidth={2} aria-hidden="true" />
        {t('accounts.add')}
      </Button>
      <Button onClick={() => app.backups.show({ kind: 'home' })}>{t('accounts.fromBackup')}</Button>
    </EmptyState>
  );
}

/** The three columns, with the dialogs that belong to them. */
function Accounts() {
  useAccountShortcuts();
  const selected = useUi((state) => state.selected);
  const current = useAccounts((state) => currentAccountId(state, selected));
  return (
    <div className={styles.columns}>
      <AccountStrip />
      <main className={styles.main}>
        {current === null ? <NoAccounts /> : <Workspace accountId={current} />}
      </main>
      <LinkDialog />
      <LinkDetails />
      <RemoveDialog />
      <AccountDialogs />
      <BackupDialogs />
    </div>
  );
}

function Screen() {
  const screen = useAccounts(currentScreen);
  switch (screen) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <Failed />;
    case 'protect':
      return <ProtectScreen />;
    case 'unlock':
      return <UnlockScreen />;
    case 'unreadable':
      return <UnreadableScreen />;
    case 'notice':
      return <NoticeScreen />;
    case 'empty':
    case 'workspace':
      return <Accounts />;
  }
}

/** The whole window. */
export function Root() {
  return (
    <div className={styles.window}>
      <TestServiceMark />
      <div className={styles.screen}>
        <Screen />
      </div>
      <Toasts />
    </div>
  );
}
