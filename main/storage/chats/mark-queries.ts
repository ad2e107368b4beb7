import { query } from '../query.ts';
import type { SourceRow } from '../search/index-queries.ts';
import type { KeyParameters } from './message-queries.ts';

/** What is kept in `marks`: what people put on messages, earlier texts, and receipts that came before their message. */
export type StoredMarkKind = 'reaction' | 'vote' | 'pin' | 'star' | 'keep' | 'edit' | 'receipt';

export interface MarkRow {
  readonly chat: number;
  readonly wireId: string;
  readonly fromMe: number;
  readonly sender: number;
  readonly what: StoredMarkKind;
  readonly slot: number;
  readonly at: number;
  readonly value: string;
}

const columns = 'chat, wire_id AS wireId, from_me AS fromMe, sender, what, slot, at, value';
const ofMessage = `account = $account AND chat = $chat AND wire_id = $wireId AND from_me = $fromMe AND sender = $sender`;
const one = `${ofMessage} AND what = $what AND slot = $slot`;

type InAccount = { account: number };
type InChat = InAccount & { chat: number };
export type MarkKey = KeyParameters & { what: StoredMarkKind; slot: number };

export const markQueries = {
  /** One row when the account has any at all. */
  any: query<InAccount, { present: number }>(
    'marks.any',
    'SELECT 1 AS present FROM marks WHERE account = $account LIMIT 1',
  ),
  find: query<MarkKey, MarkRow>('marks.find', `SELECT ${columns} FROM marks WHERE ${one}`),
  ofMessage: query<KeyParameters, MarkRow>(
    'marks.of-message',
    `SELECT ${columns} FROM marks WHERE ${ofMessage} ORDER BY what, slot`,
  ),
  write: query<MarkKey & { at: number; value: string }>(
    'marks.write',
    `INSERT OR REPLACE INTO marks (account, chat, wire_id, from_me, sender, what, slot, at, value)
     VALUES ($account, $chat, $wireId, $fromMe, $sender, $what, $slot, $at, $value)`,
  ),
  delete: query<MarkKey>('marks.delete', `DELETE FROM marks WHERE ${one}`),
  deleteOfMessage: query<KeyParameters>('marks.delete-of-message', `DELETE FROM marks WHERE ${ofMessage}`),
  countStarred: query<InChat, { starred: number }>(
    'marks.count-starred',
    `SELECT count(*) AS starred FROM marks WHERE account = $account AND chat = $chat AND what = 'star' AND value <> ''`,
  ),
  /** Messages that have a star, in no order: nobody has more of them than can be put in order when they are asked for. */
  starred: query<InAccount, SourceRow>(
    'marks.starred',
    `SELECT m.message, m.account, m.chat, m.from_me AS fromMe, m.sender, m.sent_at AS sentAt, m.kind, m.text
     FROM marks k CROSS JOIN messages m ON m.account = k.account AND m.chat = k.chat AND m.wire_id = k.wire_id
       AND m.from_me = k.from_me AND m.sender = k.sender
     WHERE k.account = $account AND k.what = 'star' AND k.value <> ''`,
  ),
  /** Of messages of which it is not known who wrote them. */
  unplaced: query<InAccount, MarkRow>(
    'marks.unplaced',
    `SELECT ${columns} FROM marks WHERE account = $account AND sender = -1 AND sender <> 0`,
  ),
  /** Leave behind what has a twin where they go. */
  moveChat: query<InChat & { into: number }>(
    'marks.move-chat',
    'UPDATE OR IGNORE marks SET chat = $into WHERE account = $account AND chat = $chat',
  ),
  inChat: query<InChat, MarkRow>(
    'marks.in-chat',
    `SELECT ${columns} FROM marks WHERE account = $account AND chat = $chat`,
  ),
  bySender: query<InAccount & { sender: number }, MarkRow>(
    'marks.by-sender',
    `SELECT ${columns} FROM marks WHERE account = $account AND sender = $sender AND sender <> 0`,
  ),
  bySlot: query<InAccount & { slot: number }, MarkRow>(
    'marks.by-slot',
    `SELECT ${columns} FROM marks WHERE account = $account AND slot = $slot AND slot > 0 AND what <> 'edit'`,
  ),
  deleteInChat: query<InChat>(
    'marks.delete-in-chat',
    'DELETE FROM marks WHERE account = $account AND chat = $chat',
  ),
};
