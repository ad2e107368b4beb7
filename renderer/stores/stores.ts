import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountId, MessageId } from '../../preload/contract/model.ts';
import { initialAccounts, type AccountsState } from './apply-accounts.ts';
import type { ChatListState } from './apply-chats.ts';
import type { ConversationState } from './apply-messages.ts';
import type { ConversationKey } from './keys.ts';
import { createUiStore, type UiStore } from './ui-state.ts';

/** Chat lists by account. */
export interface ChatsState {
  readonly lists: Readonly<Record<AccountId, ChatListState>>;
}

/** Conversations by account and chat, the last used ones only. */
export interface ConversationsState {
  readonly byKey: Readonly<Record<ConversationKey, ConversationState>>;
  /** The least recently opened first. */
  readonly recent: readonly ConversationKey[];
}

/** Where a reader was. Not a store: nothing is drawn anew when it changes. */
export interface Positions {
  readonly lists: Map<AccountId, number>;
  /** The message at the top of the view; missing for one who was at the bottom. */
  readonly conversations: Map<ConversationKey, MessageId>;
}

/** All state of the renderer. Each store is React-free and keyed by account. */
export interface Stores {
  readonly accounts: StoreApi<AccountsState>;
  readonly chats: StoreApi<ChatsState>;
  readonly conversations: StoreApi<ConversationsState>;
  readonly ui: UiStore;
  readonly positions: Positions;
}

/** Makes the stores of one window. */
export const createStores = (): Stores => ({
  accounts: createStore<AccountsState>(() => initialAccounts),
  chats: createStore<ChatsState>(() => ({ lists: {} })),
  conversations: createStore<ConversationsState>(() => ({ byKey: {}, recent: [] })),
  ui: createUiStore(),
  positions: { lists: new Map(), conversations: new Map() },
});
