import type { ContactPage, ContactView } from '../../../preload/contract/chat-info.ts';
import type { AccountId, ChatId, PersonId } from '../../../preload/contract/model.ts';
import { StoreError } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import { pictureUrlOf } from '../media/pictures.ts';
import { phoneNumberOf } from '../search/keep-names.ts';
import { searchChats } from '../search/search-chats.ts';
import { accountNumber } from './accounts.ts';
import { pageLimit } from './cursor.ts';
import { peopleQueries, type ContactRow } from './people-queries.ts';

/** Throws `account-not-found`, `invalid-cursor`. */
export function contactPage(
  db: Connection,
  accountId: AccountId,
  search: string,
  after: string | null,
  limit: number,
): ContactPage {
  const account = accountNumber(db, accountId);
  const size = pageLimit(limit);
  if (search.trim() !== '') return { contacts: found(db, account, accountId, search, size), cursor: null };
  const rows = db.all(peopleQueries.contacts, { account, ...readCursor(after), limit: size });
  const last = rows.at(-1);
  const cursor = last === undefined || rows.length < size ? null : `${last.person} ${last.contactName}`;
  return {
    contacts: rows.map((row) => contactView(db, account, row)),
    // A name that is too long for a cursor ends the list: people can still be searched for.
    cursor: cursor !== null && cursor.length > 512 ? null : cursor,
  };
}

/** What the search over chats and people finds, those of the address book. */
function found(
  db: Connection,
  account: number,
  accountId: AccountId,
  search: string,
  size: number,
): readonly ContactView[] {
  return searchChats(db, search, accountId, 500)
    .flatMap(({ personId }) => {
      const row =
        personId === null ? undefined : db.get(peopleQueries.contact, { account, person: Number(personId) });
      return row === undefined ? [] : [contactView(db, account, row)];
    })
    .slice(0, size);
}

function contactView(db: Connection, account: number, row: ContactRow): ContactView {
  return {
    personId: String(row.person) as PersonId,
    name: row.contactName,
    phoneNumber: phoneNumberOf(row.phoneJid),
    chatId: row.listed === 1 ? (String(row.chat) as ChatId) : null,
    pictureUrl: row.chat === null ? null : pictureUrlOf(db, account, row.chat),
  };
}

function readCursor(cursor: string | null): { readonly name: string; readonly person: number } {
  if (cursor === null) return { name: '', person: 0 };
  const parts = /^(\d{1,16}) (.*)$/s.exec(cursor);
  if (parts === null) throw new StoreError('invalid-cursor', 'a cursor that no page has given');
  return { name: parts[2] ?? '', person: Number(parts[1]) };
}
