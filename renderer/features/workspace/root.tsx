import { Plus, Smartphone, TriangleAlert } from 'lucide-react';
import { Direction } from 'radix-ui';
import { useEffect } from 'react';
import { directionOf } from '../../../preload/contract/languages.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { currentAccountId, currentScreen } from '../../stores/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Gate } from '../../ui/gate.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { AccountStrip } from '../account-strip/account-strip.tsx';
import { NoticeScreen } from '../notice/notice-screen.tsx';
import { TestServiceMark } from '../notice/test-service-mark.tsx';
import { Palette } from '../palette/palette.tsx';
import { ProtectScreen } from '../vault/protect-screen.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { UnlockScreen } from '../vault/unlock-screen.tsx';
import { UnreadableScreen } from '../vault/unreadable-screen.tsx';
import { LateAppDialogs, LateDialogs, LateOverview, LateSettings, useLateParts } from './late.tsx';
import { Toasts } from './toasts.tsx';
import { useLook } from './use-look.ts';
import { useWindowDrop } from './use-window-drop.ts';
import styles from './workspace.module.css';
import { InboxWorkspace, Workspace } from './workspace.tsx';

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

/** What stands beside the strip. */
function Beside() {
  const view = useUi((state) => state.view);
  const selected = useUi((state) => state.selected);
  const current = useAccounts((state) => currentAccountId(state, selected));
  if (view === 'settings') return <LateSettings />;
  if (current === null) return <NoAccounts />;
  if (view === 'overview') return <LateOverview />;
  return view === 'all' ? <InboxWorkspace /> : <Workspace accountId={current} />;
}

/** The three columns, with the dialogs that belong to them. */
function Accounts() {
  useShortcuts();
  const { openings } = useApp();
  const drop = useWindowDrop();
  // What came while the window was locked, or before it was there.
  useEffect(() => void openings.look(), [openings]);
  return (
    <div className={styles.columns} {...drop}>
      <AccountStrip />
      <main className={styles.main}>
        <Beside />
      </main>
      {/* Not late: whoever opens it types on at once. */}
      <Palette />
      <LateDialogs />
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
  useLook();
  useLateParts();
  const { language } = useTranslation();
  return (
    // Menus and tabs move by the arrow keys as they are drawn.
    <Direction.Provider dir={directionOf(language)}>
      <div className={styles.window}>
        <TestServiceMark />
        <div className={styles.screen}>
          <Screen />
        </div>
        <LateAppDialogs />
        <Toasts />
      </div>
    </Direction.Provider>
  );
}
