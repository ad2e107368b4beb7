import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ChatFilter } from '../../preload/contract/chat-filters.ts';
import type { ChatListPage } from '../../preload/contract/commands.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import {
  applyChatPages,
  applyChats,
  initialChatList,
  keepRemoved,
  type ChatListState,
  type ChatsEvent,
} from '../stores/apply-chats.ts';
import { listKey, type ListKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** So many rows are fetched again at most, to give a list back its length. */
const refreshLimit = 2000;
/** So many lists are kept for an instant return; the rest is fetched again. */
const keptLists = 32;

/** A chat list: of one account, or with null of all, under a filter. */
export interface WatchedList {
  readonly accountId: AccountId | null;
  readonly filter: ChatFilter;
}

export interface ChatActions {
  /** Shows a list: what is known at once, then what main says. */
  watch(accountId: AccountId | null, filter?: ChatFilter): Promise<void>;
  /** Loads the next page of the watched list. */
  more(): Promise<void>;
  /** Loads the watched list anew, after a gap. */
  refresh(): Promise<void>;
  apply(event: ChatsEvent): void;
}

const ended = (list: ChatListState): ChatListState => ({ ...list, fetching: false, pending: [] });

/** Makes the actions of the chat list. Only the latest attempt may write: main watches one list at a time. */
export function createChatActions(bridge: Bridge, stores: Stores): ChatActions {
  const { chats } = stores;
  let watched: WatchedList | null = null;
  let attempt = 0;

  const keyOf = (list: WatchedList): ListKey => listKey(list.accountId, list.filter);
  const update = (key: ListKey, change: (list: ChatListState) => ChatListState): void => {
    chats.setState((state) => ({
      lists: { ...state.lists, [key]: change(state.lists[key] ?? initialChatList) },
    }));
  };
  const call = (list: WatchedList, before: string | null): Promise<Result<ChatListPage>> =>
    callMain(bridge, 'chats.list', { ...list, before });

  const begin = (list: WatchedList): number => {
    const key = keyOf(list);
    const last = chats.getState().watched;
    if (last !== null && last !== key && chats.getState().lists[last] !== undefined) update(last, ended);
    watched = list;
    attempt += 1;
    chats.setState((state) => {
      const recent = [...state.recent.filter((other) => other !== key), key];
      const dropped = new Set(recent.slice(0, Math.max(0, recent.length - keptLists)));
      return {
        watched: key,
        recent: recent.filter((other) => !dropped.has(other)),
        lists: Object.fromEntries(
          Object.entries(state.lists).filter(([other]) => !dropped.has(other as ListKey)),
        ),
      };
    });
    update(key, (current) => ({
      ...current,
      status: current.status === 'failed' ? 'loading' : current.status,
      error: null,
      fetching: true,
      pending: [],
    }));
    return attempt;
  };

  const watch = async (accountId: AccountId | null, filter: ChatFilter = 'all'): Promise<void> => {
    const list = { accountId, filter };
    const key = keyOf(list);
    const mine = begin(list);
    const wanted = Math.min(chats.getState().lists[key]?.rows.length ?? 0, refreshLimit);
    const pages: ChatListPage[] = [];
    let loaded = 0;
    let before: string | null = null;
    do {
      const answer: Result<ChatListPage> = await call(list, before);
      if (mine !== attempt) return;
      if (!answer.ok) {
        const { code } = answer.error;
        update(key, (current) => ({ ...ended(current), status: 'failed', error: code }));
        return;
      }
      pages.push(answer.value);
      loaded += answer.value.chats.length;
      before = answer.value.cursor;
    } while (before !== null && loaded < wanted);
    update(key, (current) => applyChatPages(current, pages, true));
  };

  const more = async (): Promise<void> => {
    if (watched === null) return;
    const list = watched;
    const key = keyOf(list);
    const known = chats.getState().lists[key];
    if (known === undefined || known.fetching || known.cursor === null) return;
    const before = known.cursor;
    const mine = begin(list);
    const answer = await call(list, before);
    if (mine !== attempt) return;
    update(key, (current) =>
      answer.ok
        ? applyChatPages(current, [answer.value], false)
        : { ...ended(current), error: answer.error.code },
    );
    if (!answer.ok) addToast(stores.ui, answer.error.code);
  };

  return {
    watch,
    more,
    refresh: async () => {
      if (watched !== null) await watch(watched.accountId, watched.filter);
    },
    apply: (event) => {
      const key = listKey(event.accountId, event.filter);
      const list = chats.getState().lists[key];
      if (list === undefined) return;
      chats.setState((state) => ({ left: keepRemoved(state.left, list.rows, event) }));
      update(key, (current) => applyChats(current, event));
    },
  };
}
