import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

export interface AccountActions {
  select(accountId: AccountId): void;
  /** Opens a chat of an account, or none. The account remembers it. */
  openChat(accountId: AccountId, chatId: ChatId | null): void;
  /** Connects now instead of at the end of a wait. */
  connect(accountId: AccountId): Promise<void>;
  pause(accountId: AccountId): Promise<void>;
  resume(accountId: AccountId): Promise<void>;
  /** Ends the connection and makes a new one. */
  restart(accountId: AccountId): Promise<void>;
  pin(accountId: AccountId, pinned: boolean): Promise<void>;
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
  return {
    select: (accountId) => stores.ui.setState({ selected: accountId }),
    openChat: (accountId, chatId) =>
      stores.ui.setState((state) => ({ openChats: { ...state.openChats, [accountId]: chatId } })),
    connect: (accountId) => tell(callMain(bridge, 'accounts.connect', { accountId })),
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
