import type { AccountRow } from '../chats/account-queries.ts';
import type { FactBounds } from '../../accounts/backup-port.ts';
import { hasExpired } from '../chats/expired.ts';
import { query, type NoParameters } from '../query.ts';

export interface SettingsRow extends Omit<AccountRow, 'onlineAt' | 'phoneSeenAt' | 'backedUpAt' | 'moved'> {
  readonly settings: string | null;
  readonly proxy: string | null;
}

/** A page of lines, and how many there are. Null lines: none. */
interface LinesRow {
  readonly lines: Uint8Array | null;
  readonly count: number;
}

/** Row numbers after `after`, up to and with `through`. `accounts`: a JSON list of account numbers. */
type Walk = { accounts: string; after: number; through: number };

/**
 * One line with an object, whose values are JSON already and never NULL: `json_object` copies each line several times while
 * it grows, which for messages is a quarter of all that reading them takes.
 */
function lineOf(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(([name, value]) => `"${name}":', ${value}`);
  return `concat('{${parts.join(", ',")}, '}' || char(10))`;
}

/** Statements on `chats.db`. */
export const backupQueries = {
  settings: query<{ id: string }, SettingsRow>(
    'backups.settings',
    `SELECT account, id, name, phone_number AS phoneNumber, lid_jid AS lidJid, hue, sort_order AS sortOrder,
       created_at AS createdAt, linked_at AS linkedAt, unlinked, paused, pinned, label, muted,
       group_name AS groupName, group_folded AS groupFolded, settings, proxy
     FROM accounts WHERE id = $id`,
  ),
  setChoices: query<{ account: number; settings: string | null; proxy: string | null }>(
    'backups.set-choices',
    'UPDATE accounts SET settings = $settings, proxy = $proxy WHERE account = $account',
  ),
  /** Of all accounts, as that is one step; bounds of what is there at this instant are all that is needed. */
  bounds: query<NoParameters, { [Name in Exclude<keyof FactBounds, 'at'>]: number | null }>(
    'backups.bounds',
    `SELECT (SELECT max(account) FROM accounts) AS accounts, (SELECT max(person) FROM people) AS people,
       (SELECT max(chat) FROM chats) AS chats, (SELECT max(message) FROM messages) AS messages`,
  ),
  messageCount: query<{ account: number }, { messages: number }>(
    'backups.message-count',
    'SELECT count(*) AS messages FROM messages WHERE account = $account',
  ),
  /*
   * The lines themselves are made here, by SQLite: a million messages as rows of JavaScript would take three times as long.
   * They come in the order of their numbers, in which the table is read; the `+` keeps SQLite from an index by account,
   * which it would go through from end to end for every page.
   */
  people: query<Walk, LinesRow>(
    'backups.people',
    `SELECT count(*) AS count, CAST(group_concat(json_object('ref', p.person, 'account', a.id, 'phoneJid', p.phone_jid,
       'lidJid', p.lid_jid, 'contactName', p.contact_name, 'pushName', p.push_name), char(10)) || char(10) AS BLOB) AS lines
     FROM people p JOIN accounts a ON a.account = p.account
     WHERE p.person > $after AND p.person <= $through AND +p.account IN (SELECT value FROM json_each($accounts))`,
  ),
  /** By accounts, those that no chat has too. */
  labels: query<Walk, LinesRow>(
    'backups.labels',
    `SELECT count(*) AS count, CAST(group_concat(json_object('account', a.id, 'id', l.label, 'name', l.name), char(10)) || char(10) AS BLOB) AS lines
     FROM labels l JOIN accounts a ON a.account = l.account
     WHERE l.account IN (SELECT value FROM json_each($accounts)) AND l.account > $after AND l.account <= $through`,
  ),
  chats: query<Walk, LinesRow>(
    'backups.chats',
    `SELECT count(*) AS count, CAST(group_concat(json_object('ref', c.chat, 'account', a.id, 'kind', c.kind,
       'placeJid', c.place_jid, 'phoneJid', p.phone_jid, 'lidJid', p.lid_jid, 'title', c.title, 'unread', c.unread,
       'lastActivityAt', c.last_activity_at, 'pinned', c.pinned, 'archived', c.archived, 'mutedUntil', c.muted_until,
       'markedUnread', c.marked_unread, 'timer', c.timer, 'timerAt', c.timer_at, 'draft', c.draft,
       'draftMentions', json(c.draft_mentions), 'draftAt', c.draft_at,
       'labels', (SELECT json_group_array(json_object('id', l.label, 'name', l.name)) FROM chat_labels x
         JOIN labels l ON l.account = x.account AND l.label = x.label WHERE x.account = c.account AND x.chat = c.chat)), char(10)) || char(10) AS BLOB) AS lines
     FROM chats c JOIN accounts a ON a.account = c.account
     LEFT JOIN people p ON p.person = c.person AND p.account = c.account
     WHERE c.chat > $after AND c.chat <= $through AND +c.account IN (SELECT value FROM json_each($accounts))`,
  ),
  /**
   * Whether the other copy of a session sends what waits, nobody knows; sending it twice is worse than asking. Of what the owner
   * has taken away (`hidden`) only the place is left, and it comes along: else a history would bring it back.
   */
  messages: query<Walk & { people: number; chats: number; at: number }, LinesRow>(
    'backups.messages',
    `SELECT count(*) AS count, CAST(group_concat(${lineOf({
      chat: 'chat',
      wireId: 'json_quote(wire_id)',
      fromMe: 'from_me',
      sender: 'iif(sender > $people, 0, sender)',
      sentAt: 'sent_at',
      kind: 'json_quote(kind)',
      status: `json_quote(iif(status = 'queued', 'failed', status))`,
      editedAt: 'edited_at',
      firstText: `iif(edited_at > 0, json_quote((SELECT value FROM marks k WHERE k.account = m.account
         AND k.chat = m.chat AND k.wire_id = m.wire_id AND k.from_me = m.from_me AND k.sender = m.sender
         AND k.what = 'edit' AND k.slot = 0)), 'null')`,
      expiresAt: 'expires_at',
      detail: `iif(detail IS NULL, 'null', json_quote(detail))`,
      text: 'json_quote(text)',
      content: `'"', hex(content), '"'`,
    })}, '') AS BLOB) AS lines
     FROM messages m WHERE message > $after AND message <= $through AND chat <= $chats
       AND +account IN (SELECT value FROM json_each($accounts)) AND NOT ${hasExpired('m', '$at')}`,
  ),
  /** By chats. The first text of an edited message is in its line; receipts that came early wait for nobody. */
  marks: query<Walk & { at: number }, LinesRow>(
    'backups.marks',
    `SELECT count(*) AS count, CAST(group_concat(json_object('chat', chat, 'wireId', wire_id, 'fromMe', from_me,
       'sender', sender, 'what', what, 'slot', slot, 'at', at, 'value', value), char(10)) || char(10) AS BLOB) AS lines
     FROM marks WHERE account IN (SELECT value FROM json_each($accounts)) AND chat > $after AND chat <= $through
       AND what <> 'receipt' AND NOT (what = 'edit' AND slot = 0)
       AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.account = marks.account AND m.wire_id = marks.wire_id
         AND m.chat = marks.chat AND m.from_me = marks.from_me AND m.sender = marks.sender AND ${hasExpired('m', '$at')})`,
  ),
  /** By chats: what is known of messages that are not here yet. */
  pending: query<Walk, LinesRow>(
    'backups.pending',
    `SELECT count(*) AS count, CAST(group_concat(json_object('chat', chat, 'wireId', wire_id, 'fromMe', from_me,
       'sender', sender, 'status', status, 'deleted', deleted, 'hidden', hidden, 'editedAt', edited_at, 'detail', detail,
       'text', text, 'content', hex(content)), char(10)) || char(10) AS BLOB) AS lines
     FROM pending WHERE account IN (SELECT value FROM json_each($accounts)) AND chat > $after AND chat <= $through`,
  ),
  /** By messages. */
  receipts: query<Walk & { chats: number; at: number }, LinesRow>(
    'backups.receipts',
    `SELECT count(*) AS count, CAST(group_concat(json_object('chat', m.chat, 'wireId', m.wire_id, 'person', r.person,
       'deliveredAt', r.delivered_at, 'readAt', r.read_at, 'playedAt', r.played_at), char(10)) || char(10) AS BLOB) AS lines
     FROM receipts r JOIN messages m ON m.message = r.message AND m.account = r.account
     WHERE r.account IN (SELECT value FROM json_each($accounts)) AND r.message > $after AND r.message <= $through
       AND m.chat <= $chats AND NOT ${hasExpired('m', '$at')}`,
  ),
};

const refersToIt = `EXISTS (SELECT 1 FROM message_media x JOIN messages m ON m.message = x.message
      WHERE x.file = f.name AND m.kind NOT IN ('deleted', 'hidden') AND NOT ${hasExpired('m', '$at')}
        AND +x.account IN (SELECT value FROM json_each($accounts)))`;

/** Statements on `chats.db` about files. The same file of several messages, or accounts, is one. */
export const mediaBackupQueries = {
  files: query<
    { accounts: string; after: string; limit: number; at: number },
    { name: string; bytes: number }
  >(
    'backups.files',
    `SELECT f.name, f.bytes FROM media_files f WHERE f.name > $after AND ${refersToIt} ORDER BY f.name LIMIT $limit`,
  ),
  bytes: query<{ accounts: string; at: number }, { bytes: number }>(
    'backups.file-bytes',
    `SELECT coalesce(sum(f.bytes), 0) AS bytes FROM media_files f WHERE f.name > '' AND ${refersToIt}`,
  ),
  lines: query<{ accounts: string; after: string; through: string } & Omit<FactBounds, 'accounts'>, LinesRow>(
    'backups.media',
    `SELECT count(*) AS count, CAST(group_concat(json_object('file', x.file, 'chat', m.chat, 'wireId', m.wire_id,
       'fromMe', m.from_me, 'sender', iif(m.sender > $people, 0, m.sender), 'toUpload', x.to_upload), char(10)) || char(10) AS BLOB) AS lines
     FROM message_media x JOIN messages m ON m.message = x.message
     WHERE x.file > $after AND x.file <= $through AND m.kind NOT IN ('deleted', 'hidden') AND m.chat <= $chats
       AND m.message <= $messages AND +x.account IN (SELECT value FROM json_each($accounts))
       AND NOT ${hasExpired('m', '$at')}`,
  ),
};

/** Statements on `credentials.db`. */
export const sessionQueries = {
  find: query<{ id: string }, { account: number; generation: number; credentials: Uint8Array | null }>(
    'sessions.find',
    'SELECT account, generation, credentials FROM accounts WHERE id = $id',
  ),
  keys: query<{ account: number }, { type: string; id: string; value: Uint8Array }>(
    'sessions.keys',
    'SELECT type, id, value FROM keys WHERE account = $account ORDER BY type, id',
  ),
  setGeneration: query<{ account: number; generation: number }>(
    'sessions.set-generation',
    'UPDATE accounts SET generation = $generation WHERE account = $account',
  ),
  addJournal: query<{ account: number; id: string; content: Uint8Array }>(
    'sessions.add-journal',
    `INSERT INTO journal (account, id, content) VALUES ($account, $id, coalesce($content, x''))
     ON CONFLICT (account, id) DO NOTHING`,
  ),
};
