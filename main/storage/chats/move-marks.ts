import { joinReceipts } from '../../domain/chat-fold-marks.ts';
import { isGone } from '../../domain/chat-fold.ts';
import { earlyReceipt, earlyText, putReceipt } from './put-receipt.ts';
import { putMark, settleMarks } from './put-mark.ts';
import type { FoldScope } from './fold-scope.ts';
import { markQueries, type MarkRow } from './mark-queries.ts';
import { messageQueries, type KeyParameters } from './message-queries.ts';
import { receiptQueries } from './receipt-queries.ts';

const step = 500;

/** Where marks go when chats or people are merged; absent stays as it is. */
interface MarkDestination {
  readonly chat?: number;
  readonly sender?: number;
  readonly slot?: number;
}

/** What was put on the messages of one chat goes with them; twins are joined. */
export function moveChatMarks(scope: FoldScope, gone: number, kept: number): void {
  const { db, account } = scope;
  if (!scope.mayHaveMarks()) return;
  db.run(markQueries.moveChat, { account, chat: gone, into: kept });
  for (const mark of db.all(markQueries.inChat, { account, chat: gone }))
    moveMark(scope, mark, { chat: kept });
}

/** Marks of the messages that a person wrote, and those that the person put on others'. */
export function movePersonMarks(scope: FoldScope, gone: number, kept: number): void {
  const { db, account } = scope;
  if (!scope.mayHaveMarks()) return;
  for (const mark of db.all(markQueries.bySender, { account, sender: gone }))
    moveMark(scope, mark, { sender: kept });
  for (const mark of db.all(markQueries.bySlot, { account, slot: gone }))
    moveMark(scope, mark, { slot: kept });
}

export function movePersonReceipts(scope: FoldScope, gone: number, kept: number): void {
  const { db, account } = scope;
  db.run(receiptQueries.movePerson, { account, person: gone, into: kept });
  for (;;) {
    const twins = db.all(receiptQueries.ofPerson, { account, person: gone, limit: step });
    for (const { message, person, ...times } of twins) {
      db.run(receiptQueries.delete, { account, message, person });
      putReceipt(scope, message, kept, times);
    }
    if (twins.length < step) return;
  }
}

/** The receipts of one copy of a message go to the other. */
export function moveMessageReceipts(scope: FoldScope, gone: number, kept: number): void {
  const { db, account } = scope;
  for (const { person, ...times } of db.all(receiptQueries.ofMessage, { account, message: gone }))
    putReceipt(scope, kept, person, times);
  db.run(receiptQueries.deleteOfMessage, { account, message: gone });
}

/** After a merge: what waited in one half may have its message in the other. */
export function settleChatMarks(scope: FoldScope, chat: number): void {
  settle(
    scope,
    scope.mayHaveMarks() ? scope.db.all(markQueries.inChat, { account: scope.account, chat }) : [],
  );
}

export function settleSenderMarks(scope: FoldScope, sender: number): void {
  const { db, account } = scope;
  settle(scope, scope.mayHaveMarks() ? db.all(markQueries.bySender, { account, sender }) : []);
}

function settle(scope: FoldScope, marks: readonly MarkRow[]): void {
  const { db, account } = scope;
  const keys = new Map(
    marks.map((mark) => [`${mark.chat} ${mark.sender} ${mark.fromMe} ${mark.wireId}`, keyOf(scope, mark)]),
  );
  for (const key of keys.values()) {
    const row =
      key.sender === -1
        ? db.get(messageQueries.inChatByWireId, { account, chat: key.chat, wireId: key.wireId })
        : db.get(messageQueries.byKey, key);
    if (row === undefined) continue;
    if (isGone(row.kind)) db.run(markQueries.deleteOfMessage, key);
    else settleMarks(scope, { account, ...row });
  }
  for (const mark of marks) {
    if (mark.what !== 'receipt') continue;
    const row = db.get(messageQueries.byKey, keyOf(scope, mark));
    if (row === undefined) continue;
    db.run(markQueries.delete, { ...keyOf(scope, mark), what: mark.what, slot: mark.slot });
    putReceipt(scope, row.message, mark.slot, earlyReceipt(mark));
  }
}

function moveMark(scope: FoldScope, mark: MarkRow, destination: MarkDestination): void {
  const { db } = scope;
  const from = { ...keyOf(scope, mark), what: mark.what, slot: mark.slot };
  const into = { ...from, ...destination };
  db.run(markQueries.delete, from);
  if (mark.what !== 'receipt') {
    putMark(scope, into, mark);
    return;
  }
  const twin = db.get(markQueries.find, into);
  const times = earlyReceipt(mark);
  const value = earlyText(twin === undefined ? times : joinReceipts(earlyReceipt(twin), times));
  db.run(markQueries.write, { ...into, at: 0, value });
}

const keyOf = (scope: FoldScope, { chat, wireId, fromMe, sender }: MarkRow): KeyParameters => ({
  account: scope.account,
  chat,
  wireId,
  fromMe,
  sender,
});
