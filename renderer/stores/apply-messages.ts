import type { HistoryEnd } from '../../preload/contract/chat-info.ts';
import type { MessagePage } from '../../preload/contract/commands.ts';
import type { PushEvent } from '../../preload/contract/events.ts';
import type { MessageId, MessageView } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import { reuse } from './reuse.ts';

export type MessagesEvent = Extract<PushEvent, { type: 'messages' }>;

/** A message to lead a reader to, and the words in it that were looked for. */
export interface ConversationTarget {
  readonly messageId: MessageId;
  readonly words: readonly string[];
}

/** One conversation, as far as it has been loaded. */
export interface ConversationState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: ErrorCode | null;
  /** Oldest first. */
  readonly messages: readonly MessageView[];
  readonly cursor: string | null;
  /** What stands before the first message where `cursor` is null. */
  readonly history: HistoryEnd;
  /** Where newer messages go on, for one who reads in the middle; null at the newest end. */
  readonly newer: string | null;
  readonly fetching: boolean;
  readonly pending: readonly MessagesEvent[];
  /** What was told of messages with files that are not in the loaded part, the last of them first. */
  readonly outside: readonly MessageView[];
  /** What went from the chat while it was shown. */
  readonly gone: readonly MessageId[];
  /** Where the unread messages began when the conversation was opened. */
  readonly unreadFrom: MessageId | null;
  /** Where the reader is led next. A new object leads there again. */
  readonly target: ConversationTarget | null;
}

export const initialConversation: ConversationState = {
  status: 'loading',
  error: null,
  messages: [],
  cursor: null,
  history: 'unknown',
  newer: null,
  fetching: false,
  pending: [],
  outside: [],
  gone: [],
  unreadFrom: null,
  target: null,
};

/** So much is kept of what lies outside of the loaded part. */
const mostKept = 500;

/** The order of a conversation: by `sortKey`, byte by byte. */
export const compareMessages = (left: MessageView, right: MessageView): number =>
  left.sortKey < right.sortKey ? -1 : left.sortKey > right.sortKey ? 1 : 0;

function upsert(
  messages: readonly MessageView[],
  upserts: readonly MessageView[],
  removed: readonly MessageId[],
): readonly MessageView[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  for (const message of upserts) byId.set(message.id, message);
  for (const id of removed) byId.delete(id);
  return [...byId.values()].toSorted(compareMessages);
}

/** Folds one `messages` push in. */
export function applyMessages(conversation: ConversationState, event: MessagesEvent): ConversationState {
  const messages = upsert(conversation.messages, event.upserts, event.removed);
  const { cursor, newer } = event;
  const gone =
    event.removed.length === 0
      ? conversation.gone
      : [...event.removed, ...conversation.gone].slice(0, mostKept);
  const next = { ...conversation, messages, cursor, newer, gone };
  return conversation.fetching ? { ...next, pending: [...next.pending, event] } : next;
}

/** Keeps what was told of messages outside of the loaded part, for whoever shows them. */
export function applyOutside(
  conversation: ConversationState,
  upserts: readonly MessageView[],
): ConversationState {
  const told = new Set(upserts.map(({ id }) => id));
  const before = conversation.outside.filter(({ id }) => !told.has(id));
  return { ...conversation, outside: [...upserts, ...before].slice(0, mostKept) };
}

/** Folds pages in, newest page first. With `replace` they are the whole conversation, else they go in front. */
export function applyMessagePages(
  conversation: ConversationState,
  pages: readonly MessagePage[],
  replace: boolean,
): ConversationState {
  let messages: readonly MessageView[] = replace ? [] : conversation.messages;
  let { cursor, newer, history } = conversation;
  for (const page of pages) {
    messages = upsert(messages, page.messages, []);
    cursor = page.cursor;
    history = page.history ?? history;
    if (replace && page === pages[0]) newer = page.newer;
    for (const event of conversation.pending) {
      if (event.sequence <= page.sequence) continue;
      messages = upsert(messages, event.upserts, event.removed);
      cursor = event.cursor;
      newer = event.newer;
    }
  }
  messages = reuse(conversation.messages, messages);
  const settled = { status: 'ready', error: null, fetching: false, pending: [] } as const;
  return { ...conversation, ...settled, messages, cursor, newer, history };
}

/** Folds a page of newer messages in, behind what is there. */
export function applyNewerPage(conversation: ConversationState, page: MessagePage): ConversationState {
  let messages = upsert(conversation.messages, page.messages, []);
  let { newer } = page;
  for (const event of conversation.pending) {
    if (event.sequence <= page.sequence) continue;
    messages = upsert(messages, event.upserts, event.removed);
    newer = event.newer;
  }
  return { ...conversation, status: 'ready', error: null, messages, newer, fetching: false, pending: [] };
}

/** Adds the answer to a send. A push may have told more about it already, and then it stands. */
export function addSent(conversation: ConversationState, message: MessageView): ConversationState {
  // One who reads in the middle is led to the newest end, where it stands in its place.
  if (conversation.newer !== null) return conversation;
  if (conversation.messages.some((other) => other.id === message.id)) return conversation;
  return { ...conversation, messages: upsert(conversation.messages, [message], []) };
}
