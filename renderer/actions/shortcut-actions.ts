import type { ChatId } from '../../preload/contract/model.ts';
import type { ShortcutId } from '../../preload/contract/shortcuts.ts';
import { listKey } from '../stores/keys.ts';
import { currentAccountId, visibleAccounts } from '../stores/selectors.ts';
import type { Stores } from '../stores/stores.ts';
import type { ChatPlace } from '../stores/ui-state.ts';
import type { AccountActions } from './account-actions.ts';
import type { ExportActions } from './export-actions.ts';
import type { LinkActions } from './link-actions.ts';
import type { PreferenceActions } from './preference-actions.ts';
import type { SearchActions } from './search-actions.ts';

export interface ShortcutActions {
  /** Does what a shortcut stands for, wherever it was chosen: on the keyboard, in the native menu, in the palette. */
  run(id: ShortcutId): void;
}

interface Parts {
  readonly stores: Stores;
  readonly accounts: AccountActions;
  readonly link: LinkActions;
  readonly preferences: PreferenceActions;
  readonly search: SearchActions;
  readonly exports: ExportActions;
}

/** Makes what the table of shortcuts does. */
export function createShortcutActions({
  stores,
  accounts,
  link,
  preferences,
  search,
  exports,
}: Parts): ShortcutActions {
  const { ui } = stores;

  const toAccount = (place: number): void => {
    const account = visibleAccounts(stores.accounts.getState())[place];
    if (account !== undefined) accounts.select(account.id);
  };
  const stepAccount = (by: number): void => {
    const all = visibleAccounts(stores.accounts.getState());
    const { selected, view } = ui.getState();
    const current = currentAccountId(stores.accounts.getState(), selected);
    const index = all.findIndex((account) => account.id === current);
    // From another view, the account that was shown last comes back first.
    const next = all[view === 'account' ? (index + by + all.length) % Math.max(1, all.length) : index];
    if (next !== undefined) accounts.select(next.id);
  };
  const stepChat = (by: number): void => {
    const { selected, view, openChats, inboxChat, chatFilter } = ui.getState();
    if (view !== 'account' && view !== 'all') return;
    const account = view === 'all' ? null : currentAccountId(stores.accounts.getState(), selected);
    const rows = stores.chats.getState().lists[listKey(account, chatFilter)]?.rows ?? [];
    const open: ChatId | null = account === null ? (inboxChat?.chatId ?? null) : (openChats[account] ?? null);
    const index = rows.findIndex((chat) => chat.id === open);
    const next = rows[index === -1 ? (by > 0 ? 0 : rows.length - 1) : index + by];
    if (next !== undefined) accounts.openChat(next.accountId, next.id);
  };
  /** The conversation that is on the screen. */
  const openPlace = (): ChatPlace | null => {
    const { selected, view, openChats, inboxChat } = ui.getState();
    if (view === 'all') return inboxChat;
    const accountId = view === 'account' ? currentAccountId(stores.accounts.getState(), selected) : null;
    const chatId = accountId === null ? null : (openChats[accountId] ?? null);
    return accountId === null || chatId === null ? null : { accountId, chatId };
  };
  const toggle = (overlay: 'palette' | 'shortcuts'): void =>
    ui.setState((state) => ({ overlay: state.overlay === overlay ? null : overlay }));

  const fixed: Partial<Record<ShortcutId, () => void>> = {
    palette: () => toggle('palette'),
    sheet: () => toggle('shortcuts'),
    settings: () => accounts.show('settings'),
    'hide-names': () => void preferences.toggleHideNames(),
    'text-larger': () => void preferences.stepTextSize(1),
    'text-smaller': () => void preferences.stepTextSize(-1),
    'all-accounts': () => accounts.show('all'),
    'next-account': () => stepAccount(1),
    'previous-account': () => stepAccount(-1),
    overview: () => accounts.show('overview'),
    'add-account': () => void link.add(),
    'next-chat': () => stepChat(1),
    'previous-chat': () => stepChat(-1),
    print: () => {
      const place = openPlace();
      if (place !== null) void exports.print(place);
    },
    'new-chat': () => {
      const { selected, newChat } = ui.getState();
      const accountId = currentAccountId(stores.accounts.getState(), selected);
      ui.setState({ newChat: newChat === null ? accountId : null });
    },
    'find-in-chat': () => search.findInChat(),
    search: () => {
      if (ui.getState().overlay === 'search') search.close();
      else search.show(null);
    },
    'unread-only': () =>
      ui.setState(({ chatFilter }) => ({ chatFilter: chatFilter === 'unread' ? 'all' : 'unread' })),
  };
  return {
    run: (id) => {
      const place = /^account-(\d)$/.exec(id)?.[1];
      if (place !== undefined) toAccount(Number(place) - 1);
      else fixed[id]?.();
    },
  };
}
