import { laterPoint, type TimelinePoint } from '../../domain/chat-fold-chat.ts';
import { chatState, withChatState } from './chat-row.ts';
import type { FoldScope } from './fold-scope.ts';
import { messageQueries } from './message-queries.ts';

/** Adds what was counted one by one and what the phone told a number of only. */
export function recountUnread(scope: FoldScope, chat: number): void {
  const row = scope.chat(chat);
  if (row === null) return;
  const counted = scope.db.get(messageQueries.countUnread, { account: scope.account, chat })?.unread ?? 0;
  scope.setChat({ ...row, unread: row.unreadBase + counted });
}

/** Counts anew how many unread messages mention the owner. */
export function recountMentions(scope: FoldScope, chat: number): void {
  const row = scope.chat(chat);
  if (row === null) return;
  const { account, db } = scope;
  const mentions = db.get(messageQueries.countMentions, { account, chat })?.mentions ?? 0;
  if (mentions !== row.mentions) scope.setChat({ ...row, mentions });
}

/** Everything up to `through` is read, here or on another device. The mark never goes back. */
export function moveReadMark(scope: FoldScope, chat: number, through: TimelinePoint): void {
  const row = scope.chat(chat);
  if (row === null) return;
  const { db, account } = scope;
  const { sentAt, message } = through;
  db.run(messageQueries.clearUnreadThrough, { account, chat, sentAt, message });
  const counted = db.get(messageQueries.countUnread, { account, chat })?.unread ?? 0;
  const state = chatState(row);
  const readMark = laterPoint(state.readMark, { sentAt, message });
  const unreadBase = remainingBase(scope, chat, readMark, row.unreadBase, counted);
  scope.setChat({
    ...withChatState(row, { ...state, readMark, unreadBase, unreadKnown: true, markedUnread: false }),
    unread: unreadBase + counted,
  });
  if (row.mentions > 0) recountMentions(scope, chat);
}

/** Of the number that the phone told, so much can still be unread as there are uncounted messages after the mark. */
function remainingBase(
  scope: FoldScope,
  chat: number,
  mark: TimelinePoint,
  base: number,
  counted: number,
): number {
  if (base === 0) return 0;
  const { db, account } = scope;
  const limit = base + counted;
  const after = db.get(messageQueries.countIncomingAfter, { account, chat, ...mark, limit })?.incoming ?? 0;
  return Math.min(base, Math.max(0, after - counted));
}
