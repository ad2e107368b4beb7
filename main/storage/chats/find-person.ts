import type { AccountId, ChatId, PersonId } from '../../../preload/contract/model.ts';
import type { ChatAddress, Identity } from '../../domain/chat-batch.ts';
import { personName } from '../../domain/chat-fold-names.ts';
import type { Connection } from '../connection.ts';
import { accountNumber } from './accounts.ts';
import { chatQueries } from './chat-queries.ts';
import { peopleQueries, type PersonRow } from './people-queries.ts';

/** Who is meant, in which chat; null when either is not known. Makes nobody. Throws `account-not-found`. */
export function findPerson(
  db: Connection,
  accountId: AccountId,
  address: ChatAddress,
  who: Identity,
): { readonly chatId: ChatId; readonly personId: PersonId; readonly name: string } | null {
  const account = accountNumber(db, accountId);
  const row = personRow(db, account, who);
  const other = address.type === 'person' ? personRow(db, account, address.identity) : undefined;
  const chat =
    address.type === 'place'
      ? db.get(chatQueries.byPlace, { account, placeJid: address.jid })
      : other && db.get(chatQueries.byPerson, { account, person: other.person });
  if (row === undefined || chat === undefined) return null;
  return {
    chatId: String(chat.chat) as ChatId,
    personId: String(row.person) as PersonId,
    name: personName(row),
  };
}

function personRow(db: Connection, account: number, { lidJid, phoneJid }: Identity): PersonRow | undefined {
  return (
    (lidJid === null ? undefined : db.get(peopleQueries.byLid, { account, lidJid })) ??
    (phoneJid === null ? undefined : db.get(peopleQueries.byPhone, { account, phoneJid }))
  );
}
