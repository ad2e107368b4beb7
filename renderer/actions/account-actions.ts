import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AccountId, AccountView, ChatId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { AccountMove } from '../stores/move-account.ts';
import { applyAccounts } from '../stores/apply-accounts.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast, type View } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

export interface AccountActions {
  /** Shows an account with its chats. */
  select(accountId: AccountId): void;
  /** Shows the inbox of all accounts, their table, or the settings. */
  show(view: View): void;
  /** Opens a chat of an account, or none, where one is: beside the inbox, or in the account, which remembers it. */
  openChat(accountId: AccountId, chatId: ChatId | null): void;
  /** Connects now instead of at the end of a wait. */
  connect(accountId: AccountId): Promise<void>;
  /** A login that has moved to another computer lives here again. */
  takeBack(accountId: AccountId): Promise<void>;
  pause(accountId: AccountId): Promise<void>;
  resume(accountId: AccountId): Promise<void>;
  /** Ends the connection and makes a new one. */
  restart(accountId: AccountId): Promise<void>;
  pin(accountId: AccountId, pinned: boolean): Promise<void>;
  rename(accountId: AccountId, label: string): Promise<Result<null>>;
  setHue(accountId: AccountId, hue: number): Promise<void>;
  mute(accountId: AccountId, muted: boolean): Promise<void>;
  /** Puts all accounts in this order, at once; main keeps it. */
  reorder(accountIds: readonly AccountId[]): Promise<void>;
  /** Moves an account to another place of the strip, and into the group that is there. */
  move(accountId: AccountId, move: AccountMove | null): Promise<void>;
  /** Puts accounts into a group, or with an empty name into none. */
  setGroup(accountIds: readonly AccountId[], group: string): Promise<void>;
  foldGroup(group: string, folded: boolean): Promise<void>;
  /** The same for all accounts that are linked. */
  forAll(what: 'pauseAll' | 'resumeAll' | 'restartAll'): Promise<void>;
  askToRemove(accountId: AccountId | null): void;
  remove(accountId: AccountId): Promise<Result<null>>;
}

/** Makes the actions on accounts that have a tab. */
export function createAccountActions(bridge: Bridge, stores: Stores): AccountActions {
  /** What changes comes as patches; only a failure has to be told. */
  const tell = async (answer: Promise<Result<null>>): Promise<void> => {
    const result = await answer;
    if (!result.ok) addToast(stores.ui, result.error.code);
  };
  /** What a person moves has to be there when they let go: shown at once, and put right by what main says. */
  const expect = (change: (account: AccountView) => Partial<AccountView> | null): void => {
    stores.accounts.setState((state) =>
      applyAccounts(state, {
        upserts: Object.values(state.byId).flatMap((account) => {
          const part = change(account);
          return part === null ? [] : [{ ...account, ...part }];
        }),
        removed: [],
      }),
    );
  };
  const reorder = async (accountIds: readonly AccountId[]): Promise<void> => {
    const places = new Map(accountIds.map((id, order) => [id, order]));
    expect((account) => {
      const order = places.get(account.id);
      return order === undefined || order === account.order ? null : { order };
    });
    await tell(callMain(bridge, 'accounts.reorder', { accountIds: [...accountIds] }));
  };
  const setGroup = async (accountIds: readonly AccountId[], group: string): Promise<void> => {
    const moved = new Set(accountIds);
    expect((account) => {
      if (moved.has(account.id)) return { group, groupFolded: false };
      return group !== '' && account.group === group ? { groupFolded: false } : null;
    });
    await tell(callMain(bridge, 'accounts.setGroup', { accountIds: [...accountIds], group }));
  };
  return {
    select: (accountId) => stores.ui.setState({ selected: accountId, view: 'account' }),
    show: (view) => stores.ui.setState({ view }),
    rename: (accountId, label) => callMain(bridge, 'accounts.rename', { accountId, label }),
    setHue: (accountId, hue) => tell(callMain(bridge, 'accounts.setHue', { accountId, hue })),
    mute: (accountId, muted) => tell(callMain(bridge, 'accounts.mute', { accountId, muted })),
    reorder,
    setGroup,
    move: async (accountId, move) => {
      if (move === null) return;
      const changesGroup = stores.accounts.getState().byId[accountId]?.group !== move.group;
      await Promise.all([
        reorder(move.order),
        changesGroup ? setGroup([accountId], move.group) : Promise.resolve(),
      ]);
    },
    foldGroup: async (group, folded) => {
      expect((account) => (account.group === group ? { groupFolded: folded } : null));
      await tell(callMain(bridge, 'accounts.foldGroup', { group, folded }));
    },
    openChat: (accountId, chatId) =>
      stores.ui.setState((state) =>
        state.view === 'all'
          ? { inboxChat: chatId === null ? null : { accountId, chatId } }
          : { openChats: { ...state.openChats, [accountId]: chatId } },
      ),
    connect: (accountId) => tell(callMain(bridge, 'accounts.connect', { accountId })),
    takeBack: (accountId) => tell(callMain(bridge, 'accounts.takeBack', { accountId })),
    pause: (accountId) => tell(callMain(bridge, 'accounts.pause', { accountId })),
    resume: (accountId) => tell(callMain(bridge, 'accounts.resume', { accountId })),
    restart: (accountId) => tell(callMain(bridge, 'accounts.restart', { accountId })),
    pin: (accountId, pinned) => tell(callMain(bridge, 'accounts.pin', { accountId, pinned })),
    forAll: (what) => tell(callMain(bridge, `accounts.${what}`, {})),
    askToRemove: (accountId) => stores.ui.setState({ removing: accountId }),
    remove: async (accountId) => {
      const answer = await callMain(bridge, 'accounts.remove', { accountId });
      if (answer.ok) stores.ui.setState({ removing: null });
      return answer;
    },
  };
}
