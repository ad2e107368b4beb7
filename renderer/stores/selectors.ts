import type { AccountId, AccountView } from '../../preload/contract/model.ts';
import type { AccountsState } from './apply-accounts.ts';
import { isUnborn } from './link-progress.ts';
import type { ChatPlace, StripFilter, UiState } from './ui-state.ts';

/** A stretch of the strip: the accounts of one group, or one or more that are in none. */
export interface StripSection {
  /** Empty: no group. */
  readonly group: string;
  readonly folded: boolean;
  readonly accounts: readonly AccountView[];
}

/** The strip from top to bottom. A group stands where its first account would. */
export function stripSections(state: Pick<AccountsState, 'byId' | 'order'>): readonly StripSection[] {
  const sections: { group: string; folded: boolean; accounts: AccountView[] }[] = [];
  const byGroup = new Map<string, AccountView[]>();
  for (const id of state.order) {
    const account = state.byId[id];
    if (account === undefined || isUnborn(account)) continue;
    const { group, groupFolded } = account;
    const last = sections.at(-1);
    const known = group === '' ? (last?.group === '' ? last.accounts : undefined) : byGroup.get(group);
    if (known !== undefined) {
      known.push(account);
      continue;
    }
    const accounts = [account];
    sections.push({ group, folded: group !== '' && groupFolded, accounts });
    if (group !== '') byGroup.set(group, accounts);
  }
  return sections;
}

/** The accounts that have a tab, in the order of the strip, those of folded groups too. */
export const visibleAccounts = (state: Pick<AccountsState, 'byId' | 'order'>): readonly AccountView[] =>
  stripSections(state).flatMap((section) => section.accounts);

/** The groups that there are, from top to bottom. */
export const groupNames = (state: Pick<AccountsState, 'byId' | 'order'>): readonly string[] =>
  stripSections(state).flatMap(({ group }) => (group === '' ? [] : [group]));

/** An account that is not connected, whatever the reason. */
export const isOffline = ({ state }: AccountView): boolean =>
  state.kind === 'waiting' ||
  state.kind === 'paused' ||
  state.kind === 'stopped' ||
  state.kind === 'unlinked';

/** An account that stays as it is until a person does something. */
export const needsPerson = ({ state }: AccountView): boolean =>
  state.kind === 'stopped' || state.kind === 'unlinked';

/** Whether the strip shows an account under a filter. */
export function passesFilter(account: AccountView, filter: StripFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unread':
      return account.unread > 0;
    case 'offline':
      return isOffline(account);
    case 'needs-you':
      return needsPerson(account);
  }
}

/** Unread messages over all accounts that are not muted. */
export const unreadInAll = (state: Pick<AccountsState, 'byId'>): number =>
  Object.values(state.byId).reduce((sum, account) => sum + (account.muted ? 0 : account.unread), 0);

/** The account that is shown: the chosen one while it has a tab, else the first. */
export function currentAccountId(
  state: Pick<AccountsState, 'byId' | 'order'>,
  selected: AccountId | null,
): AccountId | null {
  const visible = visibleAccounts(state);
  return (visible.find((account) => account.id === selected) ?? visible[0])?.id ?? null;
}

/** The chat that is open right now; null where none is. */
export function openPlace(
  accounts: Pick<AccountsState, 'byId' | 'order'>,
  { view, selected, openChats, inboxChat }: Pick<UiState, 'view' | 'selected' | 'openChats' | 'inboxChat'>,
): ChatPlace | null {
  if (view === 'all') return inboxChat;
  const accountId = view === 'account' ? currentAccountId(accounts, selected) : null;
  const chatId = accountId === null ? null : (openChats[accountId] ?? null);
  return accountId === null || chatId === null ? null : { accountId, chatId };
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
