import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { StoreError, type ChangeNotice } from '../../accounts/ports.ts';
import type { MessageChange } from '../../domain/chat-batch.ts';
import { isGone, laterStatus } from '../../domain/chat-fold.ts';
import { sanitizeKind, sanitizeTime } from '../../domain/chat-fold-input.ts';
import { detailText } from '../../domain/message-detail.ts';
import type { Connection } from '../connection.ts';
import { requeueActions, settleAction } from './actions.ts';
import { insertMessage } from './fold-message.ts';
import { FoldScope } from './fold-scope.ts';
import { messageQueries, type KeyParameters } from './message-queries.ts';
import { writeState } from './message-state.ts';
import { messageViews, requireChat } from './reading.ts';

/**
 * Writes an own message as `queued`. Its time is cut to whole seconds, as those of replies are, so that within one
 * second the order of arrival holds. Asking again with the same wire id answers the message that is there.
 * Throws `account-not-found`, `chat-not-found`.
 */
export function queueMessage(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  change: MessageChange,
): { readonly notice: ChangeNotice; readonly view: MessageView } {
  const scope = new FoldScope(db, accountId);
  const { chat } = requireChat(db, scope.account, chatId);
  const { wireId } = change.key;
  const key: KeyParameters = { account: scope.account, chat, wireId, fromMe: 1, sender: 0 };
  const sentAt = Math.floor(sanitizeTime(change.sentAt) / 1000) * 1000;
  const state = {
    kind: sanitizeKind(change.kind),
    text: change.text,
    content: change.content,
    status: 'queued',
    editedAt: 0,
    detail: detailText(change.detail),
    expiresAt: sanitizeTime(change.expiresAt ?? 0),
  } as const;
  const message =
    insertMessage(scope, key, state, { sentAt, live: false, isActivity: true }) ??
    db.get(messageQueries.byKey, key)?.message ??
    0;
  const notice = scope.finish();
  const [view] = messageViews(db, accountId, chatId, [String(message) as MessageId]);
  if (view === undefined) throw new StoreError('internal', 'a message that was just written is not there');
  return { notice, view };
}

/**
 * Only what failed goes back: a message, or what was to be said about it; for any other the notice names nothing.
 * Throws `account-not-found`, `chat-not-found`.
 */
export function requeue(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  messageId: MessageId,
  content?: Uint8Array,
): ChangeNotice {
  const scope = new FoldScope(db, accountId);
  const { chat } = requireChat(db, scope.account, chatId);
  const row = db.get(messageQueries.find, { account: scope.account, message: Number(messageId) });
  if (row === undefined || row.chat !== chat) return scope.finish();
  if (row.fromMe === 1 && row.status === 'failed')
    writeState(scope, row, { ...row, status: 'queued', content: content ?? row.content });
  else requeueActions(scope, row);
  return scope.finish();
}

/** The original of an own message, complete now that it is sent. Throws `account-not-found`. */
export function setOriginal(db: Connection, accountId: AccountId, wireId: string, content: Uint8Array): void {
  const scope = new FoldScope(db, accountId);
  const row = db.get(messageQueries.byWireId, { account: scope.account, wireId, fromMe: 1 });
  if (row !== undefined && !isGone(row.kind)) writeState(scope, row, { ...row, content });
}

/** Null when there is nothing under this id, or nothing changed. Throws `account-not-found`. */
export function acknowledge(
  db: Connection,
  accountId: AccountId,
  wireId: string,
  taken: boolean,
): ChangeNotice | null {
  const scope = new FoldScope(db, accountId);
  const row = db.get(messageQueries.byWireId, { account: scope.account, wireId, fromMe: 1 });
  if (row === undefined) return settleAction(scope, wireId, taken);
  const status = laterStatus(row.status, taken ? 'sent' : 'failed');
  if (status === row.status) return null;
  writeState(scope, row, { ...row, status });
  return scope.finish();
}
