import type { AccountId, ChatId, MessageId, PersonId } from '../../../preload/contract/model.ts';
import type { ChatTarget, KnownContact, MessageTarget } from '../../accounts/message-port.ts';
import { personName } from '../../domain/chat-fold-names.ts';
import { parseDetail } from '../../domain/message-detail.ts';
import type { Connection } from '../connection.ts';
import { accountNumber } from './accounts.ts';
import { addressOf, keyOfMessage } from './chat-address.ts';
import { FoldScope } from './fold-scope.ts';
import { requireMessage } from './message-info.ts';
import { peopleQueries } from './people-queries.ts';
import { requireChat } from './reading.ts';

/** Throws `account-not-found`, `chat-not-found`. */
export function chatTarget(db: Connection, accountId: AccountId, chatId: ChatId): ChatTarget {
  const scope = new FoldScope(db, accountId);
  const chat = requireChat(db, scope.account, chatId);
  return { address: addressOf(scope, chat), timer: chat.timer };
}

/** Throws `message-not-found`, too. */
export function messageTarget(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  messageId: MessageId,
): MessageTarget {
  const scope = new FoldScope(db, accountId);
  const chat = requireChat(db, scope.account, chatId);
  const row = requireMessage(db, scope.account, chat.chat, messageId);
  const address = addressOf(scope, chat);
  const { kind, text, status, sentAt, content } = row;
  const detail = parseDetail(row.detail);
  const key = keyOfMessage(scope, address, row);
  return { address, timer: chat.timer, key, kind, text, status, sentAt, content, detail };
}

export function knownContacts(
  db: Connection,
  accountId: AccountId,
  personIds: readonly PersonId[],
): readonly KnownContact[] {
  const account = accountNumber(db, accountId);
  return personIds.flatMap((personId) => {
    const row = db.get(peopleQueries.find, { account, person: Number(personId) });
    if (row === undefined) return [];
    const { phoneJid, lidJid } = row;
    return [{ personId, identity: { phoneJid, lidJid }, name: personName(row) }];
  });
}
