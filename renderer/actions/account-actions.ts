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
  askToRemove(accountId: AccountId | null): void;
  remove(accountId: AccountId): Promise<Result<null>>;
}

/** Makes the actions on accounts that have a tab. */
export function createAccountActions(bridge: Bridge, stores: Stores): AccountActions {
  return {
    select: (accountId) => stores.ui.setState({ selected: accountId }),
    openChat: (accountId, chatId) =>
      stores.ui.setState((state) => ({ openChats: { ...state.openChats, [accountId]: chatId } })),
    connect: async (accountId) => {
      const answer = await callMain(bridge, 'accounts.connect', { accountId });
      if (!answer.ok) addToast(stores.ui, answer.error.code);
    },
    askToRemove: (accountId) => stores.ui.setState({ removing: accountId }),
    remove: async (accountId) => {
      const answer = await callMain(bridge, 'accounts.remove', { accountId });
      if (answer.ok) stores.ui.setState({ removing: null });
      return answer;
    },
  };
}
