import type { MessagePage } from '../../preload/contract/commands.ts';
import type { PushEvent } from '../../preload/contract/events.ts';
import type { MessageId, MessageView } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';

export type MessagesEvent = Extract<PushEvent, { type: 'messages' }>;

/** One conversation, as far as it has been loaded. */
export interface ConversationState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: ErrorCode | null;
  /** Oldest first. */
  readonly messages: readonly MessageView[];
  readonly cursor: string | null;
  readonly fetching: boolean;
  readonly pending: readonly MessagesEvent[];
}

export const initialConversation: ConversationState = {
  status: 'loading',
  error: null,
  messages: [],
  cursor: null,
  fetching: false,
  pending: [],
};

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
  const next = { ...conversation, messages };
  return conversation.fetching ? { ...next, pending: [...next.pending, event] } : next;
}

/** Folds pages in, newest page first. With `replace` they are the whole conversation, else they go in front. */
export function applyMessagePages(
  conversation: ConversationState,
  pages: readonly MessagePage[],
  replace: boolean,
): ConversationState {
  let messages: readonly MessageView[] = replace ? [] : conversation.messages;
  let cursor = conversation.cursor;
  for (const page of pages) {
    messages = upsert(messages, page.messages, []);
    for (const event of conversation.pending) {
      if (event.sequence > page.sequence) messages = upsert(messages, event.upserts, event.removed);
    }
    cursor = page.cursor;
  }
  return { status: 'ready', error: null, messages, cursor, fetching: false, pending: [] };
}

/** Adds the answer to a send. A push may have told more about it already, and then it stands. */
export function addSent(conversation: ConversationState, message: MessageView): ConversationState {
  if (conversation.messages.some((other) => other.id === message.id)) return conversation;
  return { ...conversation, messages: upsert(conversation.messages, [message], []) };
}
