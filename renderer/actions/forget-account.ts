import type { AccountId } from '../../preload/contract/model.ts';
import type { ConversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  drop: (key: string) => boolean,
): Record<string, Value> => Object.fromEntries(Object.entries(record).filter(([key]) => !drop(key)));

/** Drops all that the window holds of an account that is gone. */
export function forgetAccount(stores: Stores, accountId: AccountId): void {
  const isAccount = (key: string): boolean => key === accountId;
  const isConversation = (key: string): boolean => key.startsWith(`${accountId}/`);
  stores.chats.setState((state) => ({ lists: without(state.lists, isAccount) }));
  stores.conversations.setState((state) => ({
    byKey: without(state.byKey, isConversation),
    recent: state.recent.filter((key: ConversationKey) => !isConversation(key)),
  }));
  stores.positions.lists.delete(accountId);
  for (const key of stores.positions.conversations.keys()) {
    if (isConversation(key)) stores.positions.conversations.delete(key);
  }
  stores.ui.setState((state) => ({
    openChats: without(state.openChats, isAccount),
    drafts: without(state.drafts, isConversation),
    removing: state.removing === accountId ? null : state.removing,
    selected: state.selected === accountId ? null : state.selected,
  }));
}
