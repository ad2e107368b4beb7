import type { ChatKind } from '../../../preload/contract/model.ts';
import { query, type NoParameters } from '../query.ts';

/** What is needed to show a chat, or a person without one, among hits. */
export interface NamedRow {
  readonly accountId: string;
  readonly account: number;
  readonly chat: number | null;
  readonly kind: ChatKind | null;
  readonly listed: number | null;
  readonly title: string | null;
  readonly placeJid: string | null;
  readonly person: number | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly archived: number | null;
  readonly unread: number | null;
  readonly pinned: number | null;
  readonly lastActivityAt: number | null;
}

const columns = `a.id AS accountId, a.account, c.chat, c.kind, c.listed, c.title, c.place_jid AS placeJid, p.person,
  p.phone_jid AS phoneJid, p.lid_jid AS lidJid, p.contact_name AS contactName, p.push_name AS pushName,
  c.archived, c.unread, c.pinned, c.last_activity_at AS lastActivityAt`;

const ofChats = `SELECT ${columns} FROM chats c CROSS JOIN accounts a ON a.account = c.account AND a.removing = 0
  LEFT JOIN people p ON p.person = c.person AND p.account = c.account`;

interface ListPlace {
  readonly [name: string]: number;
  readonly pinned: number;
  readonly lastActivityAt: number;
  readonly chat: number;
  readonly limit: number;
}

const inListOrder = `(c.pinned, c.last_activity_at, c.chat) < ($pinned, $lastActivityAt, $chat)
  ORDER BY c.pinned DESC, c.last_activity_at DESC, c.chat DESC LIMIT $limit`;

export const nameQueries = {
  outdated: query<{ limit: number }, { name: number }>(
    'names.outdated',
    'SELECT name FROM outdated_names ORDER BY name LIMIT $limit',
  ),
  any: query<NoParameters, { name: number }>('names.any', 'SELECT name FROM outdated_names LIMIT 1'),
  settle: query<{ name: number }>('names.settle', 'DELETE FROM outdated_names WHERE name = $name'),
  remove: query<{ name: number }>('names.remove', 'DELETE FROM name_index WHERE rowid = $name'),
  add: query<{ name: number; terms: string }>(
    'names.add',
    'INSERT INTO name_index (rowid, terms) VALUES ($name, $terms)',
  ),
  find: query<{ expression: string; limit: number }, { name: number }>(
    'names.find',
    `SELECT rowid AS name FROM name_index WHERE name_index MATCH $expression ORDER BY rowid DESC LIMIT $limit`,
  ),
  chat: query<{ chat: number }, NamedRow>('names.chat', `${ofChats} WHERE c.chat = $chat`),
  person: query<{ person: number }, NamedRow>(
    'names.person',
    `SELECT ${columns} FROM people p CROSS JOIN accounts a ON a.account = p.account AND a.removing = 0
     LEFT JOIN chats c ON c.account = p.account AND c.person = p.person WHERE p.person = $person`,
  ),
  listOfAll: query<ListPlace, NamedRow>(
    'names.list-of-all',
    `${ofChats} WHERE c.listed = 1 AND c.archived < 1 AND ${inListOrder}`,
  ),
  listOfAccount: query<ListPlace & { readonly account: number }, NamedRow>(
    'names.list-of-account',
    `${ofChats} WHERE c.account = $account AND c.listed = 1 AND c.archived < 1 AND ${inListOrder}`,
  ),
};
