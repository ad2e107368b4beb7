import type {
  AccountId,
  ChatId,
  MessageId,
  MessageStatus,
  MessageView,
  Timestamp,
} from '../../../preload/contract/model.ts';
import { StoreError, type ChangeNotice, type OutgoingMessage } from '../../accounts/ports.ts';
import { laterStatus } from '../../domain/chat-fold.ts';
import { sanitizeStatus, sanitizeTime } from '../../domain/chat-fold-input.ts';
import type { Connection } from '../connection.ts';
import { accountNumber } from './accounts.ts';
import { insertMessage } from './fold-message.ts';
import { FoldScope } from './fold-scope.ts';
import { messageQueries, type KeyParameters } from './message-queries.ts';
import { writeState } from './message-state.ts';
import { outgoingQueries, type OutgoingRow } from './outgoing-queries.ts';
import { messageViews, requireChat } from './reading.ts';

/**
 * Writes an own text as `queued`. Its time is cut to whole seconds, as those of replies are, so that within one
 * second the order of arrival holds. Asking again with the same wire id answers the message that is there.
 * Throws `account-not-found`, `chat-not-found`.
 */
export function queueText(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  text: { readonly wireId: string; readonly text: string; readonly at: Timestamp },
): { readonly notice: ChangeNotice; readonly view: MessageView } {
  const scope = new FoldScope(db, accountId);
  const { chat } = requireChat(db, scope.account, chatId);
  const key: KeyParameters = { account: scope.account, chat, wireId: text.wireId, fromMe: 1, sender: 0 };
  const sentAt = Math.floor(sanitizeTime(text.at) / 1000) * 1000;
  const state = {
    kind: 'text',
    text: text.text,
    content: new Uint8Array(0),
    status: 'queued',
    editedAt: 0,
  } as const;
  const message =
    insertMessage(scope, key, state, sentAt, false) ?? db.get(messageQueries.byKey, key)?.message ?? 0;
  const notice = scope.finish();
  const [view] = messageViews(db, accountId, chatId, [String(message) as MessageId]);
  if (view === undefined) throw new StoreError('internal', 'a message that was just written is not there');
  return { notice, view };
}

/** Everything still `queued`, oldest first. Throws `account-not-found`. */
export function outgoing(db: Connection, accountId: AccountId): OutgoingMessage[] {
  return db.all(outgoingQueries.list, { account: accountNumber(db, accountId) }).map((row) => ({
    messageId: String(row.message) as MessageId,
    chatId: String(row.chat) as ChatId,
    wireId: row.wireId,
    address: addressOf(row),
    text: row.text,
    queuedAt: row.sentAt,
  }));
}

function addressOf(row: OutgoingRow): OutgoingMessage['address'] {
  if (row.placeJid === null || row.kind === 'direct') {
    return { type: 'person', identity: { phoneJid: row.phoneJid, lidJid: row.lidJid } };
  }
  return { type: 'place', jid: row.placeJid, kind: row.kind };
}

/** Only a message that failed goes back; for any other the notice names nothing. Throws `account-not-found`, `chat-not-found`. */
export function requeue(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  messageId: MessageId,
): ChangeNotice {
  const scope = new FoldScope(db, accountId);
  const { chat } = requireChat(db, scope.account, chatId);
  const row = db.get(messageQueries.find, { account: scope.account, message: Number(messageId) });
  if (row !== undefined && row.chat === chat && row.fromMe === 1 && row.status === 'failed') {
    writeState(scope, row, { ...row, status: 'queued' });
  }
  return scope.finish();
}

/** Null when there is no such message or nothing changed. Throws `account-not-found`. */
export function setOwnStatus(
  db: Connection,
  accountId: AccountId,
  wireId: string,
  status: MessageStatus,
  content?: Uint8Array,
): ChangeNotice | null {
  const scope = new FoldScope(db, accountId);
  const row = db.get(messageQueries.byWireId, { account: scope.account, wireId, fromMe: 1 });
  if (row === undefined) return null;
  const later = laterStatus(row.status, sanitizeStatus(status));
  const keepsContent = content === undefined || row.kind === 'deleted';
  if (later === row.status && keepsContent) return null;
  writeState(scope, row, { ...row, status: later, content: keepsContent ? row.content : content });
  return scope.finish();
}
