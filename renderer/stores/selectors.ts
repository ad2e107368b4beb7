import type { AccountId, AccountView } from '../../preload/contract/model.ts';
import type { AccountsState } from './apply-accounts.ts';
import { isUnborn } from './link-progress.ts';

/** The accounts that have a tab, in the order of the strip. */
export function visibleAccounts(state: Pick<AccountsState, 'byId' | 'order'>): readonly AccountView[] {
  return state.order.flatMap((id) => {
    const account = state.byId[id];
    return account === undefined || isUnborn(account) ? [] : [account];
  });
}

/** The account that is shown: the chosen one while it has a tab, else the first. */
export function currentAccountId(
  state: Pick<AccountsState, 'byId' | 'order'>,
  selected: AccountId | null,
): AccountId | null {
  const visible = visibleAccounts(state);
  return (visible.find((account) => account.id === selected) ?? visible[0])?.id ?? null;
}

/** Which screen the window shows. */
export type Screen =
  'loading' | 'failed' | 'protect' | 'unlock' | 'unreadable' | 'notice' | 'empty' | 'workspace';

/** Picks the screen: the lock on the data comes first, then the notice, then the accounts. */
export function currentScreen(state: AccountsState): Screen {
  if (state.phase === 'failed') return 'failed';
  if (state.phase === 'loading' || state.vault === null) return 'loading';
  switch (state.vault.kind) {
    case 'new':
      // With a key store of the system there is nothing to choose: main makes the vault by itself.
      return state.vault.keyStoreAvailable ? 'loading' : 'protect';
    case 'locked':
      return 'unlock';
    case 'unreadable':
      return 'unreadable';
    case 'open':
      if (!state.noticeAccepted) return 'notice';
      return visibleAccounts(state).length === 0 ? 'empty' : 'workspace';
  }
}

/** An account that will not send by itself again until a person does something. */
export function canSend(account: AccountView): boolean {
  return (
    account.state.kind !== 'unlinked' && account.state.kind !== 'stopped' && account.state.kind !== 'linking'
  );
}
