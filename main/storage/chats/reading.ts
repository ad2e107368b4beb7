import type { AccountId, ChatId, ChatView, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { StoreError, type Page } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import { accountNumber } from './accounts.ts';
import { chatQueries, type ChatRow } from './chat-queries.ts';
import { chatCursorOf, pageLimit, readChatCursor, readMessageCursor, sortKeyOf } from './cursor.ts';
import { messageQueries } from './message-queries.ts';
import { viewQueries } from './view-queries.ts';
import { chatView, messageView } from './views.ts';

/** A chat of this account by its public id. Throws `chat-not-found`. */
export function requireChat(db: Connection, account: number, chatId: ChatId): ChatRow {
  const row = db.get(chatQueries.find, { account, chat: Number(chatId) });
  if (row === undefined) throw new StoreError('chat-not-found', 'there is no such chat in this account');
  return row;
}

export function chatPage(
  db: Connection,
  accountId: AccountId,
  before: string | null,
  limit: number,
): Page<ChatView> {
  const account = accountNumber(db, accountId);
  const size = pageLimit(limit);
  const rows = db.all(viewQueries.chatPage, { account, ...readChatCursor(before), limit: size });
  const last = rows.at(-1);
  const now = Date.now();
  return {
    rows: rows.map((row) => chatView(accountId, row, now)),
    cursor: last === undefined || rows.length < size ? null : chatCursorOf(last),
  };
}

export function chatViews(db: Connection, accountId: AccountId, chatIds: readonly ChatId[]): ChatView[] {
  const account = accountNumber(db, accountId);
  const now = Date.now();
  return chatIds.flatMap((chatId) => {
    const row = db.get(viewQueries.chat, { account, chat: Number(chatId) });
    return row === undefined ? [] : [chatView(accountId, row, now)];
  });
}

export function messagePage(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  before: string | null,
  limit: number,
): Page<MessageView> {
  const account = accountNumber(db, accountId);
  const { chat } = requireChat(db, account, chatId);
  const size = pageLimit(limit);
  const rows = db.all(viewQueries.messagePage, { account, chat, ...readMessageCursor(before), limit: size });
  const oldest = rows.at(-1);
  return {
    rows: rows.reverse().map(messageView),
    cursor: oldest === undefined || rows.length < size ? null : sortKeyOf(oldest.sentAt, oldest.message),
  };
}

export function messageViews(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  messageIds: readonly MessageId[],
): MessageView[] {
  const account = accountNumber(db, accountId);
  const { chat } = requireChat(db, account, chatId);
  return messageIds.flatMap((messageId) => {
    const row = db.get(viewQueries.message, { account, chat, message: Number(messageId) });
    return row === undefined ? [] : [messageView(row)];
  });
}

/** The original bytes, null when there are none. */
export function messageContent(
  db: Connection,
  accountId: AccountId,
  wireId: string,
  fromMe: boolean,
): Uint8Array | null {
  const account = accountNumber(db, accountId);
  const row = db.get(messageQueries.byWireId, { account, wireId, fromMe: Number(fromMe) });
  return row === undefined || row.content.length === 0 ? null : row.content;
}
