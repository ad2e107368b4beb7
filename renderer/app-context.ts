import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { App } from './actions/app.ts';
import type { AccountsState } from './stores/apply-accounts.ts';
import type { ChatsState, ConversationsState } from './stores/stores.ts';
import type { UiState } from './stores/ui-state.ts';

const AppContext = createContext<App | null>(null);
/** Hands the app to everything below. */
export const AppProvider = AppContext.Provider;

/** The app that this tree was handed. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp is used outside AppProvider');
  return app;
}

/** A part of the accounts' state. The selector must answer the same object while nothing changed. */
export const useAccounts = <Part>(selector: (state: AccountsState) => Part): Part =>
  useStore(useApp().stores.accounts, selector);
/** A part of the chat lists' state. */
export const useChats = <Part>(selector: (state: ChatsState) => Part): Part =>
  useStore(useApp().stores.chats, selector);
/** A part of the conversations' state. */
export const useConversations = <Part>(selector: (state: ConversationsState) => Part): Part =>
  useStore(useApp().stores.conversations, selector);
/** A part of the window's own state. */
export const useUi = <Part>(selector: (state: UiState) => Part): Part =>
  useStore(useApp().stores.ui, selector);
