import type { ChatListPage } from '../../preload/contract/commands.ts';
import type { PushEvent } from '../../preload/contract/events.ts';
import type { ChatId, ChatView } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import { reuse } from './reuse.ts';

export type ChatsEvent = Extract<PushEvent, { type: 'chats' }>;

/** A chat list, as far as it has been loaded. */
export interface ChatListState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: ErrorCode | null;
  /** Pinned first, then the newest. */
  readonly rows: readonly ChatView[];
  readonly cursor: string | null;
  /** A page is on its way: pushes are kept in `pending` too, because the page may be older than they are. */
  readonly fetching: boolean;
  readonly pending: readonly ChatsEvent[];
}

export const initialChatList: ChatListState = {
  status: 'loading',
  error: null,
  rows: [],
  cursor: null,
  fetching: false,
  pending: [],
};

/** The order of a chat list. */
export function compareChats(left: ChatView, right: ChatView): number {
  if (left.pinned !== right.pinned) return left.pinned ? -1 : 1;
  if (left.lastActivityAt !== right.lastActivityAt) return right.lastActivityAt - left.lastActivityAt;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

function upsert(
  rows: readonly ChatView[],
  upserts: readonly ChatView[],
  removed: readonly ChatId[],
): readonly ChatView[] {
  const byId = new Map(rows.map((chat) => [chat.id, chat]));
  for (const chat of upserts) byId.set(chat.id, chat);
  for (const id of removed) byId.delete(id);
  return [...byId.values()].toSorted(compareChats);
}

/** Folds one `chats` push in. */
export function applyChats(list: ChatListState, event: ChatsEvent): ChatListState {
  return {
    ...list,
    rows: upsert(list.rows, event.upserts, event.removed),
    pending: list.fetching ? [...list.pending, event] : list.pending,
  };
}

/**
 * The last that was known of chats that have left a list: one that is open may have left it by being read. No more are
 * kept than may be open somewhere.
 */
export function keepRemoved(
  left: readonly ChatView[],
  rows: readonly ChatView[],
  event: Pick<ChatsEvent, 'removed'>,
): readonly ChatView[] {
  if (event.removed.length === 0) return left;
  const removed = new Set(event.removed);
  const gone = rows.filter((chat) => removed.has(chat.id));
  return [...gone, ...left.filter((chat) => !removed.has(chat.id))].slice(0, 100);
}

/**
 * Folds pages in, first to last. With `replace` they are the whole list, else they continue it. Pushes that came
 * while they were on their way win over the rows of a page that was made before them.
 */
export function applyChatPages(
  list: ChatListState,
  pages: readonly ChatListPage[],
  replace: boolean,
): ChatListState {
  let rows: readonly ChatView[] = replace ? [] : list.rows;
  let cursor = list.cursor;
  for (const page of pages) {
    rows = upsert(rows, page.chats, []);
    for (const event of list.pending) {
      if (event.sequence > page.sequence) rows = upsert(rows, event.upserts, event.removed);
    }
    cursor = page.cursor;
  }
  rows = reuse(list.rows, rows);
  return { status: 'ready', error: null, rows, cursor, fetching: false, pending: [] };
}
