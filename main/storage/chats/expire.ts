import type { AccountId } from '../../../preload/contract/model.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import { sweepQueries } from './action-queries.ts';
import { FoldScope } from './fold-scope.ts';
import { recountMentions, recountUnread } from './fold-unread.ts';
import { refreshLastMessage } from './last-message.ts';
import { markQueries } from './mark-queries.ts';
import { messageQueries } from './message-queries.ts';
import { receiptQueries } from './receipt-queries.ts';

/** So many go in one step: nobody should wait behind a year of them. The rest is due at the next look. */
const step = 500;
/** How long a sent action can be asked for again by somebody who could not read it. Milliseconds. */
const actionLifetime = 7 * 24 * 3_600_000;

/**
 * Deletes messages whose time is over, with their originals and all that was put on them; those that were kept in the chat
 * stay. Answers one notice for each account that lost any.
 */
export function expire(db: Connection, now: number): readonly ChangeNotice[] {
  db.run(sweepQueries.oldActions, { before: now - actionLifetime });
  const due = db.all(sweepQueries.due, { now, limit: step });
  const notices: ChangeNotice[] = [];
  for (const account of new Set(due.map((row) => row.account))) {
    const accountId = db.get(sweepQueries.accountId, { account })?.id as AccountId | undefined;
    if (accountId === undefined) continue;
    const scope = new FoldScope(db, accountId);
    const mine = due.filter((row) => row.account === account);
    for (const { message } of mine) deleteMessage(scope, message);
    settleChats(scope, new Set(mine.map((row) => row.chat)));
    notices.push(scope.finish());
  }
  return notices;
}

/** Messages of these chats have gone. */
export function settleChats(scope: FoldScope, chats: Iterable<number>): void {
  for (const chat of chats) {
    refreshLastMessage(scope, chat);
    recountUnread(scope, chat);
    recountMentions(scope, chat);
  }
}

/** With all that was put on it. */
export function deleteMessage(scope: FoldScope, message: number): void {
  const { db, account } = scope;
  const row = db.get(messageQueries.find, { account, message });
  if (row === undefined) return;
  const { chat, wireId, fromMe, sender } = row;
  db.run(markQueries.deleteOfMessage, { account, chat, wireId, fromMe, sender });
  db.run(receiptQueries.deleteOfMessage, { account, message });
  db.run(messageQueries.delete, { account, message });
  scope.touchMessage(message, chat);
}
