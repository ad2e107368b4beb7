import { applyFacts, countsAsUnread, type MessageFacts, type MessageState } from '../../domain/chat-fold.ts';
import type { FoldScope } from './fold-scope.ts';
import { moveReadMark } from './fold-unread.ts';
import { refreshLastMessage } from './last-message.ts';
import { messageQueries, type MessageRow } from './message-queries.ts';

/** Facts on a stored message. `read` on a message of somebody else says that it was read on another device. */
export function applyToMessage(scope: FoldScope, row: MessageRow, facts: MessageFacts): void {
  if (row.fromMe === 1) {
    writeState(scope, row, applyFacts(row, facts));
    return;
  }
  writeState(scope, row, applyFacts(row, { ...facts, status: 'none' }));
  if (saysRead(facts)) moveReadMark(scope, row.chat, row);
}

export function saysRead(facts: MessageFacts): boolean {
  return facts.status === 'read' || facts.status === 'played';
}

/** Writes what facts or a copy made of a message, with what that means for its chat. */
export function writeState(scope: FoldScope, row: MessageRow, state: MessageState): void {
  if (state === row) return;
  const unread = countsAsUnread(state.kind, row.fromMe === 1) ? row.unread : 0;
  const { kind, status, text, content, editedAt } = state;
  const { account, db } = scope;
  const { message } = row;
  // Receipts are most of what changes; they leave the long columns alone.
  if (kind === row.kind && text === row.text && content === row.content && editedAt === row.editedAt) {
    db.run(messageQueries.setStatus, { account, message, status });
  } else {
    db.run(messageQueries.update, { account, message, kind, status, unread, text, content, editedAt });
  }
  scope.touchMessage(message, row.chat);
  const chat = scope.chat(row.chat);
  if (chat !== null && unread !== row.unread) scope.setChat({ ...chat, unread: chat.unread - 1 });
  if (kind !== row.kind && (kind === 'system' || row.kind === 'system')) {
    refreshLastMessage(scope, row.chat);
  }
}
