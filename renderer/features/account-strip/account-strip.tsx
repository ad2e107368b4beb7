import { Plus } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { currentAccountId, visibleAccounts } from '../../stores/selectors.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { AllAccountsMenu } from '../account-menu/all-accounts-menu.tsx';
import { PlainFileMark } from '../vault/plain-file-mark.tsx';
import styles from './account-strip.module.css';
import { AccountTab, accountTabId } from './account-tab.tsx';
import { shortcutOf } from './use-account-shortcuts.ts';

/** Where a key leads in a column of `count` tabs; null when it is none of ours. */
function target(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** All accounts, always in sight. Arrow keys move and switch; one tab stop for all of them. */
export function AccountStrip() {
  const { t } = useTranslation();
  const app = useApp();
  const accounts = useAccounts(useShallow(visibleAccounts));
  const selected = useUi((state) => state.selected);
  const current = useAccounts((state) => currentAccountId(state, selected));

  useEffect(() => {
    if (current === null) return;
    document.getElementById(accountTabId(current))?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const move = (event: KeyboardEvent): void => {
    const index = accounts.findIndex((account) => account.id === current);
    const to = target(event.key, index, accounts.length);
    const account = to === null ? undefined : accounts[to];
    if (account === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    app.accounts.select(account.id);
    document.getElementById(accountTabId(account.id))?.focus();
  };

  return (
    <nav className={styles.strip} aria-label={t('app.name')}>
      {accounts.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on its tabs
        <div
          role="tablist"
          aria-orientation="vertical"
          aria-label={t('accounts.label')}
          className={styles.tabs}
          onKeyDown={move}
        >
          {accounts.map((account, index) => (
            <AccountTab
              key={account.id}
              account={account}
              selected={account.id === current}
              shortcut={shortcutOf(index)}
            />
          ))}
        </div>
      )}
      <div className={styles.foot}>
        {/* Without accounts, the screen beside has the one button that says the same. */}
        {accounts.length > 0 && (
          <IconButton
            icon={Plus}
            side="right"
            label={t('accounts.add')}
            className={styles.add}
            onClick={() => void app.link.add()}
          />
        )}
        {accounts.length > 0 && <AllAccountsMenu />}
        <PlainFileMark />
      </div>
    </nav>
  );
}
