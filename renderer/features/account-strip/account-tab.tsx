import { BellOff } from 'lucide-react';
import { memo, type ComponentPropsWithRef } from 'react';
import { hueCount } from '../../../preload/contract/account-limits.ts';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { useTranslation } from '../../ui/texts.tsx';
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
import { useDrag, useTabMark } from './use-strip-drag.ts';

/** The ids that tie a tab to the panel it opens. */
export const accountTabId = (accountId: string): string => `account-${accountId}`;
export const accountPanelId = 'account-panel';

/** The hue of an account as the value of `data-hue`. */
export const hueOf = (account: AccountView): number => ((account.hue % hueCount) + hueCount) % hueCount;

function TabTooltip({ accountId, shortcut }: { accountId: AccountId; shortcut: string | null }) {
  const { t } = useTranslation();
  const account = useAccounts((state) => state.byId[accountId]);
  if (account === undefined) return null;
  const lines = [
    accountNumber(t, account),
    stateWords(t, account.state),
    reasonSentence(t, account.state),
    account.muted ? t('accounts.muted') : null,
  ];
  return (
    <>
      <b data-private>{accountName(t, account)}</b>
      {shortcut !== null && ` · ${shortcut}`}
      {lines.map((line, index) => (
        <span key={line} data-private={index === 0 || undefined}>
          {line === null ? '' : `\n${line}`}
        </span>
      ))}
    </>
  );
}

/** What is drawn anew with each message: the button alone, without what stands ready around it. */
function TabButton({
  accountId,
  selected,
  ...others
}: { accountId: AccountId; selected: boolean } & ComponentPropsWithRef<'button'>) {
  const { t } = useTranslation();
  const app = useApp();
  const account = useAccounts((state) => state.byId[accountId]);
  if (account === undefined) return null;
  return (
    <button
      {...others}
      type="button"
      role="tab"
      id={accountTabId(accountId)}
      aria-selected={selected}
      aria-controls={selected ? accountPanelId : undefined}
      aria-label={accountDescription(t, account)}
      data-account={accountId}
      data-hue={hueOf(account)}
      data-state-kind={account.state.kind}
      className={styles.tab}
      onClick={() => app.accounts.select(accountId)}
    >
      <span className={styles.disc}>
        <StateRing state={account.state} />
        <Avatar name={accountName(t, account)} size={36} account picture={account.pictureUrl} />
        <span className={styles.badge}>
          <CountBadge count={account.unread} muted={account.muted} />
        </span>
        {account.muted && <BellOff className={styles.muted} size={14} strokeWidth={2} aria-hidden="true" />}
      </span>
    </button>
  );
}

/** One account in the strip. */
export const AccountTab = memo(function AccountTab({
  accountId,
  group,
  selected,
  inTabOrder,
  shortcut,
}: {
  accountId: AccountId;
  /** Of the strip; empty: none. */
  group: string;
  selected: boolean;
  inTabOrder: boolean;
  shortcut: string | null;
}) {
  const drag = useDrag();
  const mark = useTabMark(accountId);
  return (
    <Tooltip side="right" text={<TabTooltip accountId={accountId} shortcut={shortcut} />}>
      <span
        role="presentation"
        className={classNames(
          styles.cell,
          mark === 'dragged' && styles.dragged,
          mark === 'before' && styles.dropBefore,
          mark === 'after' && styles.dropAfter,
        )}
        draggable
        onDragStart={(event) => drag.start(event, accountId)}
        onDragOver={(event) => drag.over(event, { group, beside: accountId })}
        onDrop={drag.drop}
        onDragEnd={drag.end}
      >
        <AccountContextMenu accountId={accountId}>
          <TabButton accountId={accountId} selected={selected} tabIndex={inTabOrder ? 0 : -1} />
        </AccountContextMenu>
      </span>
    </Tooltip>
  );
});
