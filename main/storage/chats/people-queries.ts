import { query } from '../query.ts';

export interface PersonRow {
  readonly person: number;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly pushNameAt: number;
  readonly about: string | null;
  readonly blocked: number;
}

const columns = `person, phone_jid AS phoneJid, lid_jid AS lidJid, contact_name AS contactName,
  push_name AS pushName, push_name_at AS pushNameAt, about, blocked`;

export interface ContactRow {
  readonly person: number;
  readonly phoneJid: string | null;
  readonly contactName: string;
  readonly chat: number | null;
  readonly listed: number | null;
}

const contacts = `SELECT p.person, p.phone_jid AS phoneJid, p.contact_name AS contactName, c.chat, c.listed
  FROM people p LEFT JOIN chats c ON c.account = p.account AND c.person = p.person
  WHERE p.account = $account AND p.contact_name IS NOT NULL`;

type Written = { account: number } & { [Key in keyof PersonRow]: PersonRow[Key] };

export const peopleQueries = {
  find: query<{ account: number; person: number }, PersonRow>(
    'people.find',
    `SELECT ${columns} FROM people WHERE person = $person AND account = $account`,
  ),
  byPhone: query<{ account: number; phoneJid: string }, PersonRow>(
    'people.by-phone',
    `SELECT ${columns} FROM people WHERE account = $account AND phone_jid = $phoneJid`,
  ),
  byLid: query<{ account: number; lidJid: string }, PersonRow>(
    'people.by-lid',
    `SELECT ${columns} FROM people WHERE account = $account AND lid_jid = $lidJid`,
  ),
  blocked: query<{ account: number }, PersonRow>(
    'people.blocked',
    `SELECT ${columns} FROM people WHERE account = $account AND blocked = 1`,
  ),
  insert: query<{ account: number; phoneJid: string | null; lidJid: string | null }>(
    'people.insert',
    'INSERT INTO people (account, phone_jid, lid_jid) VALUES ($account, $phoneJid, $lidJid)',
  ),
  update: query<Written>(
    'people.update',
    `UPDATE people SET phone_jid = $phoneJid, lid_jid = $lidJid, contact_name = $contactName,
       push_name = $pushName, push_name_at = $pushNameAt, about = $about, blocked = $blocked WHERE person = $person AND account = $account`,
  ),
  /** Those of the address book, by name. */
  contacts: query<{ account: number; name: string; person: number; limit: number }, ContactRow>(
    'people.contacts',
    `${contacts} AND (p.contact_name COLLATE NOCASE, p.person) > ($name, $person)
     ORDER BY p.contact_name COLLATE NOCASE, p.person LIMIT $limit`,
  ),
  contact: query<{ account: number; person: number }, ContactRow>(
    'people.contact',
    `${contacts} AND p.person = $person`,
  ),
  delete: query<{ account: number; person: number }>(
    'people.delete',
    'DELETE FROM people WHERE person = $person AND account = $account',
  ),
};
