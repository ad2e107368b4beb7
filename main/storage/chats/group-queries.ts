import { query } from '../query.ts';

export interface GroupRow {
  readonly description: string;
  readonly createdAt: number;
  readonly announce: number;
  readonly locked: number;
  readonly membersAdd: number;
  readonly approval: number;
  readonly told: number;
}

export interface MemberRow {
  readonly person: number;
  readonly rank: number;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly chat: number | null;
}

type InChat = { account: number; chat: number };

export const groupQueries = {
  find: query<InChat, GroupRow>(
    'groups.find',
    `SELECT description, created_at AS createdAt, announce, locked, members_add AS membersAdd, approval,
       told FROM group_facts WHERE account = $account AND chat = $chat`,
  ),
  write: query<InChat & { [Key in keyof GroupRow]: GroupRow[Key] }>(
    'groups.write',
    `INSERT OR REPLACE INTO group_facts (account, chat, description, created_at, announce, locked, members_add,
       approval, told)
     VALUES ($account, $chat, $description, $createdAt, $announce, $locked, $membersAdd, $approval, $told)`,
  ),
};

export const memberQueries = {
  write: query<InChat & { person: number; rank: number }>(
    'members.write',
    'INSERT OR REPLACE INTO members (account, chat, person, rank) VALUES ($account, $chat, $person, $rank)',
  ),
  find: query<InChat & { person: number }, { rank: number }>(
    'members.find',
    'SELECT rank FROM members WHERE account = $account AND chat = $chat AND person = $person',
  ),
  delete: query<InChat & { person: number }>(
    'members.delete',
    'DELETE FROM members WHERE account = $account AND chat = $chat AND person = $person',
  ),
  people: query<InChat, { person: number; rank: number }>(
    'members.people',
    'SELECT person, rank FROM members WHERE account = $account AND chat = $chat',
  ),
  count: query<InChat, { members: number }>(
    'members.count',
    'SELECT count(*) AS members FROM members WHERE account = $account AND chat = $chat',
  ),
  /** Admins first. The ranks come turned round, so that one order of the index serves. */
  page: query<InChat & { rank: number; person: number; limit: number }, MemberRow>(
    'members.page',
    `SELECT m.person, m.rank, p.phone_jid AS phoneJid, p.lid_jid AS lidJid, p.contact_name AS contactName,
       p.push_name AS pushName, c.chat
     FROM members m CROSS JOIN people p ON p.person = m.person AND p.account = m.account
     LEFT JOIN chats c ON c.account = m.account AND c.person = m.person
     WHERE m.account = $account AND m.chat = $chat AND (m.rank, m.person) < ($rank, $person)
     ORDER BY m.rank DESC, m.person DESC LIMIT $limit`,
  ),
  /** How many members but the owner there are, and how many of them have a message of the owner. */
  receipts: query<
    InChat & { message: number; own: number },
    { others: number; delivered: number; read: number; played: number }
  >(
    'members.receipts',
    `SELECT count(*) AS others,
       coalesce(sum(r.delivered_at > 0 OR r.read_at > 0 OR r.played_at > 0), 0) AS delivered,
       coalesce(sum(r.read_at > 0 OR r.played_at > 0), 0) AS read, coalesce(sum(r.played_at > 0), 0) AS played
     FROM members m LEFT JOIN receipts r ON r.account = m.account AND r.message = $message AND r.person = m.person
     WHERE m.account = $account AND m.chat = $chat AND m.person <> $own`,
  ),
  /** Leaves behind where both are. */
  movePerson: query<{ account: number; person: number; into: number }>(
    'members.move-person',
    'UPDATE OR IGNORE members SET person = $into WHERE account = $account AND person = $person',
  ),
  groupsInCommon: query<
    { account: number; person: number; limit: number },
    { chat: number; title: string | null; placeJid: string | null }
  >(
    'members.groups-in-common',
    `SELECT c.chat, c.title, c.place_jid AS placeJid FROM members m
     CROSS JOIN chats c ON c.chat = m.chat AND c.account = m.account
     WHERE m.account = $account AND m.person = $person AND c.listed = 1 ORDER BY m.chat LIMIT $limit`,
  ),
};
