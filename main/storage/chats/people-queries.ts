import { query } from '../query.ts';

export interface PersonRow {
  readonly person: number;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly pushNameAt: number;
}

const columns = `person, phone_jid AS phoneJid, lid_jid AS lidJid, contact_name AS contactName,
  push_name AS pushName, push_name_at AS pushNameAt`;

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
  insert: query<{ account: number; phoneJid: string | null; lidJid: string | null }>(
    'people.insert',
    'INSERT INTO people (account, phone_jid, lid_jid) VALUES ($account, $phoneJid, $lidJid)',
  ),
  update: query<Written>(
    'people.update',
    `UPDATE people SET phone_jid = $phoneJid, lid_jid = $lidJid, contact_name = $contactName,
       push_name = $pushName, push_name_at = $pushNameAt WHERE person = $person AND account = $account`,
  ),
  delete: query<{ account: number; person: number }>(
    'people.delete',
    'DELETE FROM people WHERE person = $person AND account = $account',
  ),
};
