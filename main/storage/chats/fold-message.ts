import type { MessageChange } from '../../domain/chat-batch.ts';
import { isAfter } from '../../domain/chat-fold-chat.ts';
import {
  applyFacts,
  countsAsUnread,
  joinDuplicate,
  type MessageFacts,
  type MessageState,
} from '../../domain/chat-fold.ts';
import { sanitizeKind, sanitizeStatus, sanitizeTime } from '../../domain/chat-fold-input.ts';
import { resolveKey } from './fold-facts.ts';
import { foldPushName, resolvePerson } from './fold-people.ts';
import type { FoldScope } from './fold-scope.ts';
import { moveReadMark } from './fold-unread.ts';
import { messageQueries, type KeyParameters } from './message-queries.ts';
import { saysRead, writeState } from './message-state.ts';
import { findPending } from './pending-facts.ts';
import { pendingQueries } from './pending-queries.ts';

/** A message comes: new, or once more. */
export function foldMessage(scope: FoldScope, change: MessageChange): void {
  const key = resolveKey(scope, change.key);
  if (key === null) return;
  const sentAt = sanitizeTime(change.sentAt);
  foldName(scope, change, sentAt);
  const facts = findPending(scope, key);
  const state = stateOf(change, facts);
  const message = insertMessage(scope, key, state, sentAt, change.origin === 'live');
  if (message === null) {
    foldCopy(scope, key, state);
    return;
  }
  if (facts === null) return;
  scope.db.run(pendingQueries.delete, key);
  if (!change.key.fromMe && saysRead(facts)) moveReadMark(scope, key.chat, { sentAt, message });
}

function stateOf(change: MessageChange, facts: MessageFacts | null): MessageState {
  const { fromMe } = change.key;
  const kind = sanitizeKind(change.kind);
  const deleted = kind === 'deleted';
  const state: MessageState = {
    kind,
    text: deleted ? '' : change.text,
    content: deleted ? new Uint8Array(0) : change.content,
    status: fromMe ? sanitizeStatus(change.status) : 'none',
    editedAt: 0,
  };
  if (facts === null) return state;
  return applyFacts(state, fromMe ? facts : { ...facts, status: 'none' });
}

/** Row number of the new message, or null when there is one under this key. */
export function insertMessage(
  scope: FoldScope,
  key: KeyParameters,
  state: MessageState,
  sentAt: number,
  live: boolean,
): number | null {
  const chat = scope.chat(key.chat);
  if (chat === null) return null;
  const mark = { sentAt: chat.readAt, message: chat.readMessage };
  // A new row has the highest number so far.
  const unread =
    live &&
    countsAsUnread(state.kind, key.fromMe === 1) &&
    isAfter({ sentAt, message: Number.MAX_SAFE_INTEGER }, mark);
  const { kind, text, content, status, editedAt } = state;
  const { changes, lastInsertRowid: message } = scope.db.run(messageQueries.insert, {
    ...key,
    sentAt,
    kind,
    text,
    content,
    status,
    editedAt,
    unread: Number(unread),
  });
  if (changes === 0) return null;
  const isLast = kind !== 'system' && sentAt >= chat.lastMessageAt;
  scope.setChat({
    ...chat,
    listed: 1,
    unread: chat.unread + Number(unread),
    unreadKnown: unread ? 1 : chat.unreadKnown,
    lastActivityAt: kind === 'system' ? chat.lastActivityAt : Math.max(chat.lastActivityAt, sentAt),
    lastMessage: isLast ? message : chat.lastMessage,
    lastMessageAt: isLast ? sentAt : chat.lastMessageAt,
  });
  scope.touchMessage(message, key.chat);
  return message;
}

function foldCopy(scope: FoldScope, key: KeyParameters, copy: MessageState): void {
  const row = scope.db.get(messageQueries.byKey, key);
  if (row !== undefined) writeState(scope, row, joinDuplicate(row, copy));
}

/** The name under which a message was sent belongs to its sender; in a direct chat that is the other person. */
function foldName(scope: FoldScope, change: MessageChange, sentAt: number): void {
  const { key, pushName } = change;
  if (key.fromMe || pushName === undefined || pushName === '') return;
  const sender = key.chat.type === 'person' ? key.chat.identity : key.sender;
  const person = sender === null ? null : resolvePerson(scope, sender);
  if (person !== null) foldPushName(scope, person, pushName, sentAt);
}
