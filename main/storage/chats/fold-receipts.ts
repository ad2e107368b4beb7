import type { ReceiptChange } from '../../domain/chat-batch.ts';
import { isGone } from '../../domain/chat-fold.ts';
import { sanitizeTime } from '../../domain/chat-fold-input.ts';
import { noReceipt, sameReceipts, type ReceiptTimes } from '../../domain/chat-fold-marks.ts';
import { resolveKey } from './fold-facts.ts';
import { resolvePerson } from './fold-people.ts';
import type { FoldScope } from './fold-scope.ts';
import { messageQueries } from './message-queries.ts';
import { keepEarlyReceipt, putReceipt } from './put-receipt.ts';

/** A member has received or read an own message, which may not be here yet: then it waits as a mark. */
export function foldReceipt(scope: FoldScope, change: ReceiptChange): void {
  // Naming somebody can merge people, and with them chats: all are named before anybody is asked for.
  resolvePerson(scope, change.by);
  const key = resolveKey(scope, { ...change.key, fromMe: true, sender: null });
  const person = resolvePerson(scope, change.by);
  if (person === null || key === null) return;
  const times: ReceiptTimes = {
    deliveredAt: sanitizeTime(change.deliveredAt ?? 0),
    readAt: sanitizeTime(change.readAt ?? 0),
    playedAt: sanitizeTime(change.playedAt ?? 0),
  };
  if (sameReceipts(times, noReceipt)) return;
  const row = scope.db.get(messageQueries.byKey, key);
  if (row === undefined) keepEarlyReceipt(scope, { ...key, what: 'receipt', slot: person }, times);
  else if (!isGone(row.kind)) putReceipt(scope, row.message, person, times);
}
