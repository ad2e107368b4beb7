import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChatView, MessageId } from '../../preload/contract/model.ts';
import { usualPreferences, type WindowPreferences } from '../../preload/contract/preferences.ts';
import { initialAccounts, type AccountsState } from './apply-accounts.ts';
import type { ChatListState } from './apply-chats.ts';
import type { ConversationState } from './apply-messages.ts';
import type { ConversationKey, ListKey } from './keys.ts';
import { createUiStore, type UiStore } from './ui-state.ts';

/** Chat lists, by account and filter. */
export interface ChatsState {
  readonly lists: Readonly<Record<ListKey, ChatListState>>;
  /** The list that main tells of; the others are as they were when they were left. */
  readonly watched: ListKey | null;
  /** The least recently shown first. */
  readonly recent: readonly ListKey[];
  /** The last that was known of chats that have left a list. */
  readonly left: readonly ChatView[];
}

/** Conversations by account and chat, the last used ones only. */
export interface ConversationsState {
  readonly byKey: Readonly<Record<ConversationKey, ConversationState>>;
  /** The least recently opened first. */
  readonly recent: readonly ConversationKey[];
}

/** Where a reader was. Not a store: nothing is drawn anew when it changes. */
export interface Positions {
  readonly lists: Map<ListKey, number>;
  /** The message at the top of the view; missing for one who was at the bottom. */
  readonly conversations: Map<ConversationKey, MessageId>;
  /** The height of a chat list when it was last on the screen, in pixels: the next one is as high. */
  listHeight: number;
}

/** All state of the renderer. Each store is React-free and keyed by account. */
export interface Stores {
  readonly accounts: StoreApi<AccountsState>;
  readonly chats: StoreApi<ChatsState>;
  readonly conversations: StoreApi<ConversationsState>;
  /** How the window looks, as main keeps it. */
  readonly preferences: StoreApi<WindowPreferences>;
  readonly ui: UiStore;
  readonly positions: Positions;
}

/** Makes the stores of one window. */
export const createStores = (): Stores => ({
  accounts: createStore<AccountsState>(() => initialAccounts),
  chats: createStore<ChatsState>(() => ({ lists: {}, watched: null, recent: [], left: [] })),
  conversations: createStore<ConversationsState>(() => ({ byKey: {}, recent: [] })),
  preferences: createStore<WindowPreferences>(() => usualPreferences),
  ui: createUiStore(),
  positions: { lists: new Map(), conversations: new Map(), listHeight: 0 },
});
