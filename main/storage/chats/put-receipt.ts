import { joinReceipts, noReceipt, sameReceipts, type ReceiptTimes } from '../../domain/chat-fold-marks.ts';
import { noFacts } from '../../domain/chat-fold.ts';
import type { FoldScope } from './fold-scope.ts';
import { groupQueries, memberQueries } from './group-queries.ts';
import { applyToMessage } from './message-state.ts';
import { messageQueries } from './message-queries.ts';
import { ownerPerson } from './owner-person.ts';
import { markQueries, type MarkKey, type MarkRow } from './mark-queries.ts';
import type { KeyParameters } from './message-queries.ts';
import { receiptQueries } from './receipt-queries.ts';

export function putReceipt(scope: FoldScope, message: number, person: number, times: ReceiptTimes): void {
  const { db, account } = scope;
  const stored = db.get(receiptQueries.find, { account, message, person });
  const joined = joinReceipts(stored ?? noReceipt, times);
  if (stored !== undefined && sameReceipts(stored, joined)) return;
  db.run(receiptQueries.write, { account, message, person, ...joined });
  settleGroupStatus(scope, message);
}

/** A message to a group is delivered when all members have it, and read when all have read it. */
function settleGroupStatus(scope: FoldScope, message: number): void {
  const { db, account } = scope;
  const row = db.get(messageQueries.find, { account, message });
  const chat = row === undefined ? null : scope.chat(row.chat);
  if (row === undefined || chat?.kind !== 'group') return;
  if (db.get(groupQueries.find, { account, chat: chat.chat })?.told !== 1) return;
  const own = ownerPerson(scope);
  const all = db.get(memberQueries.receipts, { account, chat: chat.chat, message, own: own ?? 0 });
  if (all === undefined || all.others === 0 || all.delivered < all.others) return;
  const status = all.played === all.others ? 'played' : all.read === all.others ? 'read' : 'delivered';
  applyToMessage(scope, row, { ...noFacts, status });
}

export function keepEarlyReceipt(scope: FoldScope, key: MarkKey, times: ReceiptTimes): void {
  const stored = scope.db.get(markQueries.find, key);
  const joined = joinReceipts(earlyReceipt(stored), times);
  scope.db.run(markQueries.write, { ...key, at: 0, value: earlyText(joined) });
  scope.noteMarks();
}

export const earlyText = ({ deliveredAt, readAt, playedAt }: ReceiptTimes): string =>
  `${deliveredAt},${readAt},${playedAt}`;

export function earlyReceipt(mark: Pick<MarkRow, 'value'> | undefined): ReceiptTimes {
  const [deliveredAt = 0, readAt = 0, playedAt = 0] = (mark?.value ?? '').split(',').map(Number);
  return { deliveredAt, readAt, playedAt };
}

/** An own message has come: the receipts that waited for it are its own from now on. */
export function settleReceipts(scope: FoldScope, message: number, key: KeyParameters): void {
  if (key.fromMe === 0 || !scope.mayHaveMarks()) return;
  for (const mark of scope.db.all(markQueries.ofMessage, key)) {
    if (mark.what !== 'receipt') continue;
    scope.db.run(markQueries.delete, { ...key, what: mark.what, slot: mark.slot });
    putReceipt(scope, message, mark.slot, earlyReceipt(mark));
  }
}
