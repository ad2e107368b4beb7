import { memo } from 'react';
import { Inbox } from 'lucide-react';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { shortcutKeys } from '../../../preload/contract/shortcuts.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';
import { unreadInAll } from '../../stores/selectors.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import tabStyles from './account-tab.module.css';
import styles from './account-strip.module.css';

/** The inbox of all accounts, above them. */
export const AllAccountsButton = memo(function AllAccountsButton() {
  const { t } = useTranslation();
  const app = useApp();
  const unread = useAccounts(unreadInAll);
  const shown = useUi((state) => state.view === 'all');
  const label = t('accounts.all');
  return (
    <Tooltip side="right" text={`${label} · ${formatKeys(shortcutKeys('all-accounts'))}`}>
      <button
        type="button"
        aria-label={unread === 0 ? label : `${label}, ${t('accounts.unread', { count: unread })}`}
        aria-current={shown ? 'page' : undefined}
        className={styles.all}
        onClick={() => app.accounts.show('all')}
      >
        <span className={styles.allDisc}>
          <Inbox size={20} strokeWidth={1.75} aria-hidden="true" />
          <span className={tabStyles.badge}>
            <CountBadge count={unread} />
          </span>
        </span>
      </button>
    </Tooltip>
  );
});
