import { joinDuplicate } from '../../domain/chat-fold.ts';
import { actionQueries } from './action-queries.ts';
import type { FoldScope } from './fold-scope.ts';
import { keepFirstText } from './earlier-texts.ts';
import { recountMentions, recountUnread } from './fold-unread.ts';
import { refreshLastMessage } from './last-message.ts';
import { moveMessageReceipts } from './move-marks.ts';
import { messageQueries, type KeyParameters, type MessageRow } from './message-queries.ts';
import { applyToMessage, writeState } from './message-state.ts';
import { factsOf, keepPending } from './pending-facts.ts';
import { pendingQueries, type PendingRow } from './pending-queries.ts';

/** Where a message or a waiting fact goes when chats or people are merged; absent stays as it is. */
export interface Destination {
  readonly chat?: number;
  readonly sender?: number;
}

/** Moves one message. When its twin is there already, the two are joined and the twin stays. */
export function moveMessage(scope: FoldScope, message: number, destination: Destination): void {
  const { db, account } = scope;
  const row = db.get(messageQueries.find, { account, message });
  if (row === undefined) return;
  const chat = destination.chat ?? row.chat;
  const sender = destination.sender ?? row.sender;
  const twin = db.get(messageQueries.byKey, { ...keyOf(scope, row), chat, sender });
  if (twin === undefined) {
    db.run(messageQueries.move, { account, message, chat, sender });
    scope.touchMessage(message, chat);
    return;
  }
  moveMessageReceipts(scope, message, twin.message);
  db.run(actionQueries.moveMessage, { account, message, into: twin.message });
  db.run(messageQueries.delete, { account, message });
  scope.forgetMessage(message);
  const joined = joinDuplicate(twin, row);
  writeState(scope, twin, joined);
  if (joined.editedAt > 0 && row.editedAt === 0 && row.kind !== 'undecryptable')
    keepFirstText(scope, keyOf(scope, twin), row.text);
  if (row.unread === 1) db.run(messageQueries.markUnread, { account, message: twin.message });
  recountUnread(scope, row.chat);
  recountMentions(scope, row.chat);
  refreshLastMessage(scope, row.chat);
}

export function movePending(scope: FoldScope, row: PendingRow, destination: Destination): void {
  scope.db.run(pendingQueries.delete, keyOf(scope, row));
  keepPending(scope, { ...keyOf(scope, row), ...destination }, factsOf(row));
}

/** After a merge, facts that waited in one half may have their message in the other. */
export function settlePending(scope: FoldScope, rows: readonly PendingRow[]): void {
  for (const row of rows) {
    const message = scope.db.get(messageQueries.byKey, keyOf(scope, row));
    if (message === undefined) continue;
    scope.db.run(pendingQueries.delete, keyOf(scope, row));
    applyToMessage(scope, message, factsOf(row));
  }
}

function keyOf(scope: FoldScope, row: PendingRow | MessageRow): KeyParameters {
  return {
    account: scope.account,
    chat: row.chat,
    wireId: row.wireId,
    fromMe: row.fromMe,
    sender: row.sender,
  };
}
