import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import type { MessageKey } from '../../domain/chat-batch.ts';
import type { Connection } from '../connection.ts';
import { addressOf, keyOfMessage } from './chat-address.ts';
import type { ChatRow } from './chat-queries.ts';
import { FoldScope } from './fold-scope.ts';
import { moveReadMark } from './fold-unread.ts';
import { messageQueries, type MessageRow } from './message-queries.ts';
import { requireChat } from './reading.ts';

/** Read receipts for more than this at once would say nothing to anybody. */
const receiptLimit = 500;

/**
 * Moves the read mark to `through` and answers, oldest first, the keys of what others wrote since the old mark: at most
 * the newest 500. In a chat that was never read here, only as many as were unread: the rest was read on the phone.
 * `marked`: it was marked as unread by hand, of which no receipt tells. A `through` that is not in the chat changes nothing. Throws `account-not-found`, `chat-not-found`.
 */
export function markRead(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  through: MessageId,
): { readonly notice: ChangeNotice; readonly keys: readonly MessageKey[]; readonly marked: boolean } {
  const scope = new FoldScope(db, accountId);
  const chat = requireChat(db, scope.account, chatId);
  const row = db.get(messageQueries.find, { account: scope.account, message: Number(through) });
  if (row === undefined || row.chat !== chat.chat) return { notice: scope.finish(), keys: [], marked: false };
  const unread = newlyRead(scope, chat, row);
  moveReadMark(scope, chat.chat, row);
  const address = addressOf(scope, chat);
  return {
    notice: scope.finish(),
    keys: unread.map((message) => keyOfMessage(scope, address, message)),
    marked: chat.markedUnread === 1,
  };
}

function newlyRead(scope: FoldScope, chat: ChatRow, through: MessageRow): readonly MessageRow[] {
  const { db, account } = scope;
  const neverRead = chat.readAt === 0 && chat.readMessage === 0;
  const limit = neverRead ? Math.min(receiptLimit, chat.unread) : receiptLimit;
  const sinceMark = db.all(messageQueries.incomingBetween, {
    account,
    chat: chat.chat,
    fromSentAt: chat.readAt,
    fromMessage: chat.readMessage,
    throughSentAt: through.sentAt,
    throughMessage: through.message,
    limit,
  });
  // Two chats that were merged may have unread messages from before the later of their marks.
  const counted = db.all(messageQueries.unreadThrough, {
    account,
    chat: chat.chat,
    sentAt: through.sentAt,
    message: through.message,
    limit,
  });
  const byNumber = new Map([...sinceMark, ...counted].map((row) => [row.message, row]));
  return [...byNumber.values()]
    .sort((one, other) => one.sentAt - other.sentAt || one.message - other.message)
    .slice(-receiptLimit);
}
