import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AccountId, AccountView } from '../preload/contract/model.ts';
import type { WindowPreferences } from '../preload/contract/preferences.ts';
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
/**
 * An account without the number of its unread messages, which is 0 here: the same object for as long as nothing else of
 * it changes, for what would be drawn anew with each message and shows nothing of that.
 */
export const useSteadyAccount = (accountId: AccountId | null): AccountView | undefined =>
  useAccounts(
    useShallow(({ byId }) => {
      const account = accountId === null ? undefined : byId[accountId];
      return account === undefined ? undefined : { ...account, unread: 0 };
    }),
  );
/** A part of the chat lists' state. */
export const useChats = <Part>(selector: (state: ChatsState) => Part): Part =>
  useStore(useApp().stores.chats, selector);
/** A part of the conversations' state. */
export const useConversations = <Part>(selector: (state: ConversationsState) => Part): Part =>
  useStore(useApp().stores.conversations, selector);
/** A part of how the person wants the window to look. */
export const usePreferences = <Part>(selector: (state: WindowPreferences) => Part): Part =>
  useStore(useApp().stores.preferences, selector);
/** A part of the window's own state. */
export const useUi = <Part>(selector: (state: UiState) => Part): Part =>
  useStore(useApp().stores.ui, selector);
