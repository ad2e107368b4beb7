import type { AccountId, ChatId } from '../../preload/contract/model.ts';

declare const brand: unique symbol;

/** Names one conversation of one account. Chat ids are unique within an account only. */
export type ConversationKey = string & { readonly [brand]: 'ConversationKey' };

/** The key under which everything about a conversation is kept, so that nothing of one account reaches another. */
export const conversationKey = (accountId: AccountId, chatId: ChatId): ConversationKey =>
  `${accountId}/${chatId}` as ConversationKey;
