import type { MessageInfo } from '../../../preload/contract/message-parts.ts';
import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import { StoreError } from '../../accounts/ports.ts';
import { isGone } from '../../domain/chat-fold.ts';
import type { Connection } from '../connection.ts';
import { requireAccount } from './accounts.ts';
import { markQueries } from './mark-queries.ts';
import { messageQueries, type MessageRow } from './message-queries.ts';
import { Names } from './names.ts';
import { requireChat } from './reading.ts';
import { receiptQueries } from './receipt-queries.ts';

/** A message of this chat by its public id. Throws `message-not-found`, also for one that was taken away. */
export function requireMessage(
  db: Connection,
  account: number,
  chat: number,
  messageId: MessageId,
): MessageRow {
  const row = db.get(messageQueries.find, { account, message: Number(messageId) });
  if (row === undefined || row.chat !== chat || row.kind === 'hidden')
    throw new StoreError('message-not-found', 'there is no such message in this chat');
  return row;
}

/** Who has received and read an own message, and what a message said before. Throws `message-not-found`, too. */
export function messageInfo(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  messageId: MessageId,
): MessageInfo {
  const owner = requireAccount(db, accountId);
  const { account } = owner;
  const { chat } = requireChat(db, account, chatId);
  const row = requireMessage(db, account, chat, messageId);
  // Of a message that is gone nothing is told.
  if (isGone(row.kind)) return { sentAt: row.sentAt, receipts: [], texts: [] };
  const names = new Names(db, owner);
  const receipts = db
    .all(receiptQueries.ofMessage, { account, message: row.message })
    .map(({ person, deliveredAt, readAt, playedAt }) => ({
      personId: String(person),
      name: names.ofPerson(person),
      deliveredAt: deliveredAt || null,
      readAt: readAt || null,
      playedAt: playedAt || null,
    }));
  return { sentAt: row.sentAt, receipts, texts: textsOf(db, account, row) };
}

function textsOf(db: Connection, account: number, row: MessageRow): MessageInfo['texts'] {
  const { chat, wireId, fromMe, sender } = row;
  const edits = db
    .all(markQueries.ofMessage, { account, chat, wireId, fromMe, sender })
    .filter(({ what }) => what === 'edit')
    .map(({ slot, value }) => ({ at: slot === 0 ? row.sentAt : slot, text: value }));
  return edits.length > 1 ? edits : [];
}
