import type { ChatFilter } from '../../preload/contract/chat-filters.ts';
import type { AccountId, ChatId } from '../../preload/contract/model.ts';

declare const listBrand: unique symbol;

/** Names one chat list: of one account, or with null of all, under a filter. */
export type ListKey = string & { readonly [listBrand]: 'ListKey' };

/** The key under which a chat list is kept. */
export const listKey = (accountId: AccountId | null, filter: ChatFilter): ListKey =>
  `${accountId ?? '*'}/${filter}` as ListKey;

declare const brand: unique symbol;

/** Names one conversation of one account. Chat ids are unique within an account only. */
export type ConversationKey = string & { readonly [brand]: 'ConversationKey' };

/** The key under which everything about a conversation is kept, so that nothing of one account reaches another. */
export const conversationKey = (accountId: AccountId, chatId: ChatId): ConversationKey =>
  `${accountId}/${chatId}` as ConversationKey;

/** The account and chat of such a key. */
export function placeOfKey(key: ConversationKey): { readonly accountId: AccountId; readonly chatId: ChatId } {
  const cut = key.indexOf('/');
  return { accountId: key.slice(0, cut) as AccountId, chatId: key.slice(cut + 1) as ChatId };
}
