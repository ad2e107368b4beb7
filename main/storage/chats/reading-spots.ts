import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import type { MessageSpot, Page, SpotPage } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import { accountNumber } from './accounts.ts';
import type { ChatRow } from './chat-queries.ts';
import { pageLimit, readMessageCursor, sortKeyOf } from './cursor.ts';
import { MessageViews } from './message-views.ts';
import { messageQueries } from './message-queries.ts';
import { requireChat } from './reading.ts';
import { spotQueries, type Spot } from './spot-queries.ts';
import { viewQueries, type MessageViewRow } from './view-queries.ts';

export function messagesAfter(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  after: string,
  limit: number,
): Page<MessageView> {
  const account = accountNumber(db, accountId);
  const { chat } = requireChat(db, account, chatId);
  const size = pageLimit(limit);
  const found = db.all(viewQueries.messagesAfter, {
    account,
    chat,
    ...readMessageCursor(after),
    limit: size + 1,
  });
  const rows = found.slice(0, size);
  return {
    rows: new MessageViews(db, accountId, Date.now()).all(rows),
    cursor: found.length > size ? keyOf(rows.at(-1)) : null,
  };
}

/** At most `limit` rows; the anchor is the first of the second half. */
export function messagesAround(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  place: MessageSpot,
  limit: number,
): SpotPage {
  const account = accountNumber(db, accountId);
  const row = requireChat(db, account, chatId);
  const { chat } = row;
  const spot = find(db, account, row, place);
  const half = Math.max(1, Math.floor(pageLimit(limit) / 2));
  const size = spot === null ? half * 2 : half;
  const key = spot ?? { sentAt: Number.MAX_SAFE_INTEGER, message: Number.MAX_SAFE_INTEGER };
  const before = db.all(viewQueries.messagePage, { account, chat, ...key, limit: size + 1 });
  // From the place itself on: the key just before it.
  const from = { sentAt: key.sentAt, message: key.message - 1 };
  const after =
    spot === null ? [] : db.all(viewQueries.messagesAfter, { account, chat, ...from, limit: size + 1 });
  const rows = [...before.slice(0, size).reverse(), ...after.slice(0, size)];
  return {
    rows: new MessageViews(db, accountId, Date.now()).all(rows),
    cursor: before.length > size ? keyOf(rows[0]) : null,
    newer: after.length > size ? keyOf(rows.at(-1)) : null,
    anchor: spot === null ? null : (String(spot.message) as MessageId),
  };
}

function keyOf(row: MessageViewRow | undefined): string | null {
  return row === undefined ? null : sortKeyOf(row.sentAt, row.message);
}

function find(db: Connection, account: number, chat: ChatRow, place: MessageSpot): Spot | null {
  switch (place.type) {
    case 'message': {
      const row = db.get(messageQueries.find, { account, message: Number(place.messageId) });
      return row === undefined || row.chat !== chat.chat ? null : row;
    }
    case 'date':
      return db.get(spotQueries.atOrAfter, { account, chat: chat.chat, sentAt: place.date }) ?? null;
    case 'first-unread':
      return firstUnread(db, account, chat);
  }
}

/** Of what the phone has told a number of only, the newest messages of others are meant. */
function firstUnread(db: Connection, account: number, { chat, unread, unreadBase }: ChatRow): Spot | null {
  if (unread === 0) return null;
  if (unreadBase === 0) return db.get(spotQueries.firstUnread, { account, chat }) ?? null;
  return db.all(spotQueries.newestIncoming, { account, chat, limit: pageLimit(unread) }).at(-1) ?? null;
}
