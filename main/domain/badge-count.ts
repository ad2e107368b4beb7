import type { AccountView } from '../../preload/contract/model.ts';

/** Unread messages for the dock, the task bar and the tray: of all accounts but the muted ones. */
export const badgeCount = (accounts: Iterable<Pick<AccountView, 'unread' | 'muted'>>): number => {
  let count = 0;
  for (const { unread, muted } of accounts) if (!muted) count += unread;
  return count;
};
