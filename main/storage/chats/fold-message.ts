import type { MessageChange } from '../../domain/chat-batch.ts';
import { isAfter } from '../../domain/chat-fold-chat.ts';
import {
  applyFacts,
  countsAsUnread,
  isGone,
  joinDuplicate,
  joinFacts,
  type MessageFacts,
  type MessageState,
} from '../../domain/chat-fold.ts';
import { sanitizeKind, sanitizeStatus, sanitizeTime } from '../../domain/chat-fold-input.ts';
import { detailText } from '../../domain/message-detail.ts';
import { keepFirstText } from './earlier-texts.ts';
import { resolveKey } from './fold-facts.ts';
import { settleMarks } from './put-mark.ts';
import { foldPushName, resolvePerson } from './fold-people.ts';
import { settleReceipts } from './put-receipt.ts';
import type { FoldScope } from './fold-scope.ts';
import { moveReadMark } from './fold-unread.ts';
import { markQueries } from './mark-queries.ts';
import { mentionsOwner } from './mentions.ts';
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
  const facts = pendingFor(scope, key);
  const state = stateOf(change, facts);
  const message = insertMessage(scope, key, state, {
    sentAt,
    live: change.origin === 'live',
    isActivity: (state.kind === 'hidden' ? change.kind : state.kind) !== 'system',
  });
  if (message === null) {
    foldCopy(scope, key, state, change);
    return;
  }
  if (facts === null) return;
  if (state.editedAt > 0 && change.kind !== 'undecryptable') keepFirstText(scope, key, change.text);
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
    detail: deleted ? null : detailText(change.detail),
    expiresAt: sanitizeTime(change.expiresAt ?? 0),
  };
  if (facts === null) return state;
  return applyFacts(state, fromMe ? facts : { ...facts, status: 'none' });
}

interface Arrival {
  readonly sentAt: number;
  readonly live: boolean;
  /** It moves its chat up in the list. */
  readonly isActivity: boolean;
}

/** Row number of the new message, or null when there is one under this key. */
export function insertMessage(
  scope: FoldScope,
  key: KeyParameters,
  state: MessageState,
  { sentAt, live, isActivity }: Arrival,
): number | null {
  const chat = scope.chat(key.chat);
  if (chat === null) return null;
  const mark = { sentAt: chat.readAt, message: chat.readMessage };
  // A new row has the highest number so far.
  const unread =
    live &&
    countsAsUnread(state.kind, key.fromMe === 1) &&
    isAfter({ sentAt, message: Number.MAX_SAFE_INTEGER }, mark);
  const { kind, text, content, status, editedAt, detail, expiresAt } = state;
  const mentionsMe = Number(mentionsOwner(scope, detail));
  // Written out: to spread the key takes as long as a third of the insert itself.
  const plain = {
    account: key.account,
    chat: key.chat,
    wireId: key.wireId,
    fromMe: key.fromMe,
    sender: key.sender,
    sentAt,
    kind,
    text,
    content,
    status,
    editedAt,
    unread: Number(unread),
  };
  const { changes, lastInsertRowid: message } =
    detail === null && expiresAt === 0
      ? scope.db.run(messageQueries.insertPlain, plain)
      : scope.db.run(messageQueries.insert, { ...plain, mentionsMe, expiresAt, detail });
  if (changes === 0) return null;
  const isAside = kind === 'system' || kind === 'hidden';
  const isLast = !isAside && sentAt >= chat.lastMessageAt;
  // Of a history, most messages are older than what the chat has, and change nothing of its row.
  if (chat.listed !== 1 || unread || isLast || (isActivity && sentAt > chat.lastActivityAt)) {
    scope.setChat({
      ...chat,
      listed: 1,
      unread: chat.unread + Number(unread),
      unreadKnown: unread ? 1 : chat.unreadKnown,
      mentions: chat.mentions + (unread ? mentionsMe : 0),
      lastActivityAt: isActivity ? Math.max(chat.lastActivityAt, sentAt) : chat.lastActivityAt,
      lastMessage: isLast ? message : chat.lastMessage,
      lastMessageAt: isLast ? sentAt : chat.lastMessageAt,
    });
  }
  scope.touchMessage(message, key.chat);
  if (unread) scope.noteArrival(message);
  if (scope.mayHaveMarks()) settle(scope, key, message);
  return message;
}

/** What came before the message itself finds it. */
function settle(scope: FoldScope, key: KeyParameters, message: number): void {
  const unplaced = key.fromMe === 0 && scope.unplaced(key.chat, key.wireId).length > 0;
  // History is long, and most of it has no marks: one look, and no more where there are none.
  const marks = scope.db.all(markQueries.ofMessage, key);
  if (marks.length === 0 && !unplaced) return;
  const row = scope.db.get(messageQueries.find, { account: key.account, message });
  if (row === undefined) return;
  if (isGone(row.kind)) {
    scope.db.run(markQueries.deleteOfMessage, key);
    return;
  }
  settleMarks(scope, { account: key.account, ...row });
  settleReceipts(scope, message, key);
}

function pendingFor(scope: FoldScope, key: KeyParameters): MessageFacts | null {
  if (!scope.mayHavePending()) return null;
  const known = findPending(scope, key);
  const placed = placePending(scope, key);
  return known === null || placed === null ? (known ?? placed) : joinFacts(known, placed);
}

/** "Deleted for me" of a group names no sender: it waits under -1. */
function placePending(scope: FoldScope, key: KeyParameters): MessageFacts | null {
  if (key.fromMe === 1 || scope.chat(key.chat)?.placeJid === null) return null;
  const facts = findPending(scope, { ...key, sender: -1 });
  if (facts !== null) scope.db.run(pendingQueries.delete, { ...key, sender: -1 });
  return facts;
}

function foldCopy(scope: FoldScope, key: KeyParameters, copy: MessageState, change: MessageChange): void {
  const row = scope.db.get(messageQueries.byKey, key);
  if (row === undefined) return;
  const joined = joinDuplicate(row, copy);
  writeState(scope, row, joined);
  // An edit that met a message which could not be decrypted: what it said first comes only now.
  if (joined.editedAt > 0 && copy.kind !== 'undecryptable') keepFirstText(scope, key, change.text);
}

/** The name under which a message was sent belongs to its sender; in a direct chat that is the other person. */
function foldName(scope: FoldScope, change: MessageChange, sentAt: number): void {
  const { key, pushName } = change;
  if (key.fromMe || pushName === undefined || pushName === '') return;
  const sender = key.chat.type === 'person' ? key.chat.identity : key.sender;
  const person = sender === null ? null : resolvePerson(scope, sender);
  if (person !== null) foldPushName(scope, person, pushName, sentAt);
}
