import type { ChatFilter } from '../../../preload/contract/chat-filters.ts';
import type { MentionView, SystemLine } from '../../../preload/contract/message-parts.ts';
import type { AccountId, ChatId, ChatView, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { StoreError, type Page } from '../../accounts/ports.ts';
import { pictureUrlOf } from '../media/pictures.ts';
import type { Connection } from '../connection.ts';
import { actionQueries } from './action-queries.ts';
import { accountNumber, requireAccount } from './accounts.ts';
import { chatQueries, type ChatRow } from './chat-queries.ts';
import { chatCursorOf, pageLimit, readChatCursor, readMessageCursor, sortKeyOf } from './cursor.ts';
import { draftMentionViews, mentionedIn, mentionViews } from './mentions.ts';
import { messageQueries } from './message-queries.ts';
import { labelQueries } from './label-queries.ts';
import { MessageViews } from './message-views.ts';
import { Names } from './names.ts';
import { chatPageQueries, inboxQueries, viewQueries, type ChatViewRow } from './view-queries.ts';
import { chatView } from './views.ts';

/** A chat of this account by its public id. Throws `chat-not-found`. */
export function requireChat(db: Connection, account: number, chatId: ChatId): ChatRow {
  const row = db.get(chatQueries.find, { account, chat: Number(chatId) });
  if (row === undefined) throw new StoreError('chat-not-found', 'there is no such chat in this account');
  return row;
}

export function chatPage(
  db: Connection,
  accountId: AccountId | null,
  before: string | null,
  limit: number,
  filter: ChatFilter = 'all',
): Page<ChatView> {
  const size = pageLimit(limit);
  const place = { ...readChatCursor(before), limit: size };
  const rows =
    accountId === null
      ? db.all(inboxQueries[filter], place)
      : db.all(chatPageQueries[filter], { account: accountNumber(db, accountId), ...place });
  const last = rows.at(-1);
  const now = Date.now();
  return {
    rows: rows.map((row) => chatView(row, now, extrasOf(db, row))),
    cursor: last === undefined || rows.length < size ? null : chatCursorOf(last),
  };
}

export function chatViews(
  db: Connection,
  accountId: AccountId | null,
  chatIds: readonly ChatId[],
): ChatView[] {
  const account = accountId === null ? null : accountNumber(db, accountId);
  const now = Date.now();
  return chatIds.flatMap((chatId) => {
    const chat = Number(chatId);
    const row =
      account === null
        ? db.get(viewQueries.chatOfAny, { chat })
        : db.get(viewQueries.chat, { account, chat });
    return row === undefined ? [] : [chatView(row, now, extrasOf(db, row))];
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
  const views = new MessageViews(db, accountId, Date.now());
  return {
    rows: views.all(rows.reverse()),
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
  const views = new MessageViews(db, accountId, Date.now());
  return messageIds.flatMap((messageId) => {
    const row = db.get(viewQueries.message, { account, chat, message: Number(messageId) });
    return row === undefined ? [] : views.all([row]);
  });
}

const extrasOf = (db: Connection, row: ChatViewRow) => ({
  labels: db.all(labelQueries.ofChat, { account: row.account, chat: row.chat }).map(({ name }) => name),
  pictureUrl: pictureUrlOf(db, row.account, row.chat),
  system: row.lastKind === null ? systemLine(db, row.account, row.accountId as AccountId, row.chat) : null,
  mentions: mentionsOf(db, row.accountId as AccountId, row.lastDetail),
  draftMentions:
    row.draftMentions === null ? [] : draftMentionViews(namesOf(db, row.accountId as AccountId), row),
});

const namesOf = (db: Connection, accountId: AccountId): Names => new Names(db, requireAccount(db, accountId));

function mentionsOf(db: Connection, accountId: AccountId, detail: string | null): readonly MentionView[] {
  const jids = mentionedIn(detail);
  return jids.length === 0 ? [] : mentionViews(namesOf(db, accountId), jids);
}

/** The last line of the history of a chat, null when there is none. */
function systemLine(db: Connection, account: number, accountId: AccountId, chat: number): SystemLine | null {
  const row = db.get(viewQueries.newestSystem, { account, chat });
  if (row === undefined) return null;
  const [view] = new MessageViews(db, accountId, Date.now()).all([row]);
  return view?.parts.system ?? null;
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
  if (row !== undefined && row.content.length > 0) return row.content;
  const action = fromMe ? db.get(actionQueries.byWireId, { account, wireId }) : undefined;
  return action === undefined || action.content.length === 0 ? null : action.content;
}
