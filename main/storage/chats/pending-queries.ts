import type { MessageStatus } from '../../../preload/contract/model.ts';
import { query } from '../query.ts';
import type { KeyParameters } from './message-queries.ts';

export interface PendingRow {
  readonly chat: number;
  readonly wireId: string;
  readonly fromMe: number;
  readonly sender: number;
  readonly status: MessageStatus;
  readonly deleted: number;
  readonly hidden: number;
  readonly editedAt: number;
  readonly text: string;
  readonly content: Uint8Array;
  readonly detail: string | null;
}

const columns = `chat, wire_id AS wireId, from_me AS fromMe, sender, status, deleted, hidden,
  edited_at AS editedAt, text, content, detail`;

type Written = { account: number } & { [Key in keyof PendingRow]: PendingRow[Key] };

export const pendingQueries = {
  /** One row when the account waits for any message at all. */
  any: query<{ account: number }, { present: number }>(
    'pending.any',
    'SELECT 1 AS present FROM pending WHERE account = $account LIMIT 1',
  ),
  find: query<KeyParameters, PendingRow>(
    'pending.find',
    `SELECT ${columns} FROM pending WHERE account = $account AND chat = $chat AND wire_id = $wireId
       AND from_me = $fromMe AND sender = $sender`,
  ),
  write: query<Written>(
    'pending.write',
    `INSERT OR REPLACE INTO pending (account, chat, wire_id, from_me, sender, status, deleted, hidden, edited_at, text,
       content, detail)
     VALUES ($account, $chat, $wireId, $fromMe, $sender, $status, $deleted, $hidden, $editedAt, $text,
       coalesce($content, x''), $detail)`,
  ),
  delete: query<KeyParameters>(
    'pending.delete',
    `DELETE FROM pending WHERE account = $account AND chat = $chat AND wire_id = $wireId
       AND from_me = $fromMe AND sender = $sender`,
  ),
  inChat: query<{ account: number; chat: number }, PendingRow>(
    'pending.in-chat',
    `SELECT ${columns} FROM pending WHERE account = $account AND chat = $chat`,
  ),
  bySender: query<{ account: number; sender: number }, PendingRow>(
    'pending.by-sender',
    `SELECT ${columns} FROM pending WHERE account = $account AND sender = $sender AND sender > 0`,
  ),
};
