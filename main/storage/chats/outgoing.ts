import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import type { MessageSetting, OutgoingMessage } from '../../accounts/message-port.ts';
import type { Connection } from '../connection.ts';
import { actionQueries, type OutgoingActionRow } from './action-queries.ts';
import { parseAction } from './actions.ts';
import { addressOfRow, keyOfMessage } from './chat-address.ts';
import { FoldScope } from './fold-scope.ts';
import { messageQueries } from './message-queries.ts';
import { outgoingQueries } from './outgoing-queries.ts';

/** Everything still `queued`, oldest first, a message before what is said about it. Throws `account-not-found`. */
export function outgoing(db: Connection, accountId: AccountId): OutgoingMessage[] {
  const scope = new FoldScope(db, accountId);
  const messages = db.all(outgoingQueries.list, { account: scope.account }).map((row) => ({
    messageId: String(row.message) as MessageId,
    chatId: String(row.chat) as ChatId,
    wireId: row.wireId,
    address: addressOfRow(row),
    queuedAt: row.sentAt,
    content: row.content,
    setting: null,
  }));
  const actions = db.all(actionQueries.outgoing, { account: scope.account }).map((row) => ({
    messageId: String(row.message) as MessageId,
    chatId: String(row.chat) as ChatId,
    wireId: row.wireId,
    address: addressOfRow(row),
    queuedAt: row.at,
    content: row.content,
    setting: settingOf(scope, row),
  }));
  // Times of messages are cut to seconds, and the sort keeps the order of equals.
  return [...messages, ...actions].sort((one, other) => one.queuedAt - other.queuedAt);
}

/** Stars and what is taken away for oneself go to the own devices. */
function settingOf(scope: FoldScope, row: OutgoingActionRow): MessageSetting | null {
  const action = parseAction(row);
  const isStar = action?.type === 'mark' && action.what === 'star';
  if (action === null || !(isStar || action.type === 'hide')) return null;
  const message = scope.db.get(messageQueries.find, { account: scope.account, message: row.message });
  if (message === undefined) return null;
  return {
    key: keyOfMessage(scope, addressOfRow(row), message),
    change: isStar ? { type: 'star', on: action.value !== '' } : { type: 'hide', sentAt: message.sentAt },
  };
}
