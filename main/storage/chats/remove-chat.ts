import { chatQueries, type ChatRow } from './chat-queries.ts';
import { deleteMessage, settleChats } from './expire.ts';
import type { FoldScope } from './fold-scope.ts';
import { labelQueries } from './label-queries.ts';
import { markQueries } from './mark-queries.ts';
import { messageQueries } from './message-queries.ts';
import { receiptQueries } from './receipt-queries.ts';

/** So many of the messages are named in the notice; whoever shows older ones asks for the page again. */
const namedInNotice = 200;

/** The chat and all that is in it. */
export function removeChat(scope: FoldScope, chat: ChatRow): void {
  const { db, account } = scope;
  scope.forgetRows();
  deleteContents(scope, chat.chat);
  db.run(labelQueries.deleteInChat, { account, chat: chat.chat });
  db.run(chatQueries.delete, { account, chat: chat.chat });
  scope.dropChat(chat);
}

/** What is in it; the chat stays in the list, empty. */
export function clearChat(scope: FoldScope, chat: ChatRow): void {
  const { db, account } = scope;
  const newest = db.get(messageQueries.newest, { account, chat: chat.chat });
  const shown = db.all(messageQueries.idsInChat, { account, chat: chat.chat, limit: namedInNotice });
  deleteContents(scope, chat.chat);
  for (const { message } of shown) scope.touchMessage(message, chat.chat);
  scope.setChat({
    ...chat,
    unread: 0,
    unreadBase: 0,
    unreadKnown: 1,
    mentions: 0,
    markedUnread: 0,
    lastMessage: null,
    lastMessageAt: 0,
    readAt: newest?.sentAt ?? chat.readAt,
    readMessage: newest?.message ?? chat.readMessage,
  });
}

/** What was there at a time; what came later stays. */
export function clearUntil(scope: FoldScope, chat: ChatRow, until: number): void {
  const { db, account } = scope;
  const newest = db.get(messageQueries.newest, { account, chat: chat.chat });
  if (newest === undefined) return;
  if (newest.sentAt <= until) {
    clearChat(scope, chat);
    return;
  }
  for (const { message } of db.all(messageQueries.idsUntil, { account, chat: chat.chat, until }))
    deleteMessage(scope, message);
  settleChats(scope, [chat.chat]);
}

function deleteContents({ db, account }: FoldScope, chat: number): void {
  const inChat = { account, chat };
  db.run(chatQueries.deletePending, inChat);
  db.run(chatQueries.deleteActions, inChat);
  db.run(markQueries.deleteInChat, inChat);
  db.run(receiptQueries.deleteInChat, inChat);
  db.run(chatQueries.deleteMessages, inChat);
}
