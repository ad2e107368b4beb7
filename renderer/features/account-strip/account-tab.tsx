import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { AccountContextMenu } from '../account-menu/account-menus.tsx';
import {
  accountDescription,
  accountName,
  accountNumber,
  reasonSentence,
  stateWords,
} from './account-sentences.ts';
import styles from './account-tab.module.css';
import { StateRing } from './state-ring.tsx';

/** The ids that tie a tab to the panel it opens. */
export const accountTabId = (accountId: string): string => `account-${accountId}`;
export const accountPanelId = 'account-panel';

/** The number of hues in `tokens.css`. */
const hueCount = 12;
/** The hue of an account as the value of `data-hue`. */
export const hueOf = (account: AccountView): number => ((account.hue % hueCount) + hueCount) % hueCount;

/** One account in the strip. */
export const AccountTab = memo(function AccountTab({
  account,
  selected,
  shortcut,
}: {
  account: AccountView;
  selected: boolean;
  shortcut: string | null;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const name = accountName(t, account);
  const lines = [accountNumber(t, account), stateWords(t, account.state), reasonSentence(t, account.state)];
  return (
    <Tooltip
      side="right"
      text={
        <>
          <b>{name}</b>
          {shortcut !== null && ` · ${shortcut}`}
          {`\n${lines.filter((line) => line !== null).join('\n')}`}
        </>
      }
    >
      <span role="presentation" className={styles.cell}>
        <AccountContextMenu account={account}>
          <button
            type="button"
            role="tab"
            id={accountTabId(account.id)}
            aria-selected={selected}
            aria-controls={selected ? accountPanelId : undefined}
            aria-label={accountDescription(t, account)}
            tabIndex={selected ? 0 : -1}
            data-hue={hueOf(account)}
            data-state-kind={account.state.kind}
            className={styles.tab}
            onClick={() => app.accounts.select(account.id)}
          >
            <span className={styles.disc}>
              <StateRing state={account.state} />
              <Avatar name={name} size={36} account />
              <span className={styles.badge}>
                <CountBadge count={account.unread} />
              </span>
            </span>
          </button>
        </AccountContextMenu>
      </span>
    </Tooltip>
  );
});
