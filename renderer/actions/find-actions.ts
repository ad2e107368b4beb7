import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ChatHit } from '../../preload/contract/commands.ts';
import type { AccountId, ChatId, PersonId } from '../../preload/contract/model.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import type { AccountActions } from './account-actions.ts';
import { callMain } from './call.ts';

export interface FindActions {
  /** Chats, groups and contacts, of one account or (null) of all; null when a later search has overtaken this one, or it failed. */
  chats(text: string, accountId?: AccountId | null): Promise<readonly ChatHit[] | null>;
  /** The chat with a person of the address book; null, and said, when it can't be begun. */
  chatWith(accountId: AccountId, personId: PersonId): Promise<ChatId | null>;
  /** Opens the chat with a person of the address book, which may be its first. */
  openPerson(accountId: AccountId, personId: PersonId): Promise<void>;
}

/** Makes the actions that find chats by their names. */
export const createFindActions = (bridge: Bridge, stores: Stores, accounts: AccountActions): FindActions => ({
  chats: async (text, accountId = null) => {
    const answer = await callMain(bridge, 'search.chats', { text, accountId });
    return answer.ok ? (answer.value?.hits ?? null) : null;
  },
  chatWith: async (accountId, personId) => {
    const answer = await callMain(bridge, 'chats.start', { accountId, personId });
    if (answer.ok) return answer.value.chatId;
    addToast(stores.ui, answer.error.code);
    return null;
  },
  openPerson: async (accountId, personId) => {
    const answer = await callMain(bridge, 'chats.start', { accountId, personId });
    if (!answer.ok) {
      addToast(stores.ui, answer.error.code);
      return;
    }
    accounts.select(accountId);
    accounts.openChat(accountId, answer.value.chatId);
  },
});
