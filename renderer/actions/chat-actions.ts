import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ChatListPage } from '../../preload/contract/commands.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import {
  applyChatPages,
  applyChats,
  initialChatList,
  type ChatListState,
  type ChatsEvent,
} from '../stores/apply-chats.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** So many rows are fetched again at most, to give a list back its length. */
const refreshLimit = 2000;

export interface ChatActions {
  /** Shows the list of an account: what is known at once, then what main says. */
  watch(accountId: AccountId): Promise<void>;
  /** Loads the next page. */
  more(accountId: AccountId): Promise<void>;
  /** Loads the watched list anew, after a gap. */
  refresh(): Promise<void>;
  apply(event: ChatsEvent): void;
}

/** Makes the actions of the chat list. Only the latest attempt may write: main watches one list at a time. */
export function createChatActions(bridge: Bridge, stores: Stores): ChatActions {
  let watched: AccountId | null = null;
  let attempt = 0;

  const update = (accountId: AccountId, change: (list: ChatListState) => ChatListState): void => {
    stores.chats.setState((state) => ({
      lists: { ...state.lists, [accountId]: change(state.lists[accountId] ?? initialChatList) },
    }));
  };

  const begin = (accountId: AccountId): number => {
    if (watched !== null && watched !== accountId && stores.chats.getState().lists[watched] !== undefined) {
      update(watched, (list) => ({ ...list, fetching: false, pending: [] }));
    }
    watched = accountId;
    attempt += 1;
    update(accountId, (list) => ({
      ...list,
      status: list.status === 'failed' ? 'loading' : list.status,
      error: null,
      fetching: true,
      pending: [],
    }));
    return attempt;
  };

  const watch = async (accountId: AccountId): Promise<void> => {
    const mine = begin(accountId);
    const wanted = Math.min(stores.chats.getState().lists[accountId]?.rows.length ?? 0, refreshLimit);
    const pages: ChatListPage[] = [];
    let loaded = 0;
    let before: string | null = null;
    do {
      const answer: Result<ChatListPage> = await callMain(bridge, 'chats.list', { accountId, before });
      if (mine !== attempt) return;
      if (!answer.ok) {
        update(accountId, (list) => ({
          ...list,
          status: 'failed',
          error: answer.error.code,
          fetching: false,
          pending: [],
        }));
        return;
      }
      pages.push(answer.value);
      loaded += answer.value.chats.length;
      before = answer.value.cursor;
    } while (before !== null && loaded < wanted);
    update(accountId, (list) => applyChatPages(list, pages, true));
  };

  const more = async (accountId: AccountId): Promise<void> => {
    const list = stores.chats.getState().lists[accountId];
    if (list === undefined || list.fetching || list.cursor === null || accountId !== watched) return;
    const before = list.cursor;
    const mine = begin(accountId);
    const answer = await callMain(bridge, 'chats.list', { accountId, before });
    if (mine !== attempt) return;
    update(accountId, (current) =>
      answer.ok
        ? applyChatPages(current, [answer.value], false)
        : { ...current, error: answer.error.code, fetching: false, pending: [] },
    );
    if (!answer.ok) addToast(stores.ui, answer.error.code);
  };

  return {
    watch,
    more,
    refresh: async () => {
      if (watched !== null) await watch(watched);
    },
    apply: (event) => {
      if (stores.chats.getState().lists[event.accountId] === undefined) return;
      update(event.accountId, (list) => applyChats(list, event));
    },
  };
}
