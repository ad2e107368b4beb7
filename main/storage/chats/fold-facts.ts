import type { DeletionChange, EditChange, MessageKey, StatusChange } from '../../domain/chat-batch.ts';
import { noFacts, type MessageFacts } from '../../domain/chat-fold.ts';
import { sanitizeStatus, sanitizeTime } from '../../domain/chat-fold-input.ts';
import { resolveChat, resolvePerson } from './fold-people.ts';
import type { FoldScope } from './fold-scope.ts';
import { messageQueries, type KeyParameters } from './message-queries.ts';
import { applyToMessage } from './message-state.ts';
import { keepPending } from './pending-facts.ts';

/**
 * A key in row numbers. Own messages and those of direct chats need no sender. Null for a key that names no chat.
 * The sender comes first: naming somebody can merge people, and with them chats.
 */
export function resolveKey(scope: FoldScope, key: MessageKey): KeyParameters | null {
  const named = key.fromMe || key.chat.type === 'person' ? null : key.sender;
  const sender = named === null ? 0 : (resolvePerson(scope, named) ?? 0);
  const chat = resolveChat(scope, key.chat);
  if (chat === null) return null;
  return {
    account: scope.account,
    chat: chat.chat,
    wireId: key.wireId,
    fromMe: Number(key.fromMe),
    sender,
  };
}

export function foldStatus(scope: FoldScope, change: StatusChange): void {
  foldFacts(scope, change.key, { ...noFacts, status: sanitizeStatus(change.status) });
}

export function foldEdit(scope: FoldScope, change: EditChange): void {
  const { text, content } = change;
  const editedAt = Math.max(1, sanitizeTime(change.editedAt));
  foldFacts(scope, change.key, { ...noFacts, edit: { editedAt, text, content } });
}

export function foldDeletion(scope: FoldScope, change: DeletionChange): void {
  foldFacts(scope, change.key, { ...noFacts, deleted: true });
}

function foldFacts(scope: FoldScope, named: MessageKey, facts: MessageFacts): void {
  const key = resolveKey(scope, named);
  if (key === null) return;
  const row = scope.db.get(messageQueries.byKey, key);
  if (row === undefined) keepPending(scope, key, facts);
  else applyToMessage(scope, row, facts);
}
