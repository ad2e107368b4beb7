import type { AccountId, ChatId, Timestamp } from '../../../preload/contract/model.ts';
import type { MessageKey } from '../../domain/chat-batch.ts';
import type { Connection } from '../connection.ts';
import { addressOf, keyOfMessage } from './chat-address.ts';
import { FoldScope } from './fold-scope.ts';
import { messageQueries } from './message-queries.ts';
import { requireChat } from './reading.ts';

/** Where the stored messages of a chat begin. Throws `account-not-found`, `chat-not-found`. */
export function historyStart(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
): {
  readonly complete: boolean;
  readonly oldest: { readonly key: MessageKey; readonly sentAt: Timestamp } | null;
} {
  const scope = new FoldScope(db, accountId);
  const chat = requireChat(db, scope.account, chatId);
  const row = db.get(messageQueries.oldest, { account: scope.account, chat: chat.chat });
  const oldest =
    row === undefined ? null : { key: keyOfMessage(scope, addressOf(scope, chat), row), sentAt: row.sentAt };
  // Only people and groups have a history that a phone can be asked for; without a message there is nothing to ask from.
  const hasHistory = chat.kind === 'direct' || chat.kind === 'group';
  return { complete: chat.historyComplete === 1 || oldest === null || !hasHistory, oldest };
}
