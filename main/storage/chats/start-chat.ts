import type { AccountId, ChatId, PersonId } from '../../../preload/contract/model.ts';
import { StoreError } from '../../accounts/ports.ts';
import type { Identity } from '../../domain/chat-batch.ts';
import type { Connection } from '../connection.ts';
import { emptyChatRow } from './chat-row.ts';
import { resolveChat } from './fold-people.ts';
import { FoldScope } from './fold-scope.ts';
import { peopleQueries } from './people-queries.ts';

/** The chat with somebody the account knows; a new one is in no list until something is in it. Throws `account-not-found`, `chat-not-found`. */
export function startChat(db: Connection, accountId: AccountId, personId: PersonId): ChatId {
  const scope = new FoldScope(db, accountId);
  const person = Number(personId);
  if (db.get(peopleQueries.find, { account: scope.account, person }) === undefined) {
    throw new StoreError('chat-not-found', 'there is no such person in this account');
  }
  const chat = scope.chatOfPerson(person) ?? scope.insertChat({ ...emptyChatRow, kind: 'direct', person });
  scope.flush();
  return String(chat.chat) as ChatId;
}

/** The chat with whoever this is, who may be new here. Throws `account-not-found`, `chat-not-found` for an identity that names nobody. */
export function startChatWith(db: Connection, accountId: AccountId, identity: Identity): ChatId {
  const scope = new FoldScope(db, accountId);
  const chat = resolveChat(scope, { type: 'person', identity });
  if (chat === null) throw new StoreError('chat-not-found', 'nobody is named');
  scope.flush();
  return String(chat.chat) as ChatId;
}
