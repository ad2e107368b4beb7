import { query } from '../query.ts';

export interface OwedRow {
  readonly chat: number;
  readonly what: string;
  readonly value: number;
  readonly before: number | null;
  readonly at: number;
  readonly tries: number;
  readonly target: string;
}

const columns = 'chat, what, value, before, at, tries, target';

type InAccount = { account: number };
type Key = InAccount & { chat: number; what: string };

export const settingQueries = {
  put: query<InAccount & { [Name in keyof OwedRow]: OwedRow[Name] }>(
    'settings.put',
    `INSERT OR REPLACE INTO owed_settings (account, chat, what, value, before, at, tries, target)
     VALUES ($account, $chat, $what, $value, $before, $at, $tries, $target)`,
  ),
  find: query<Key, OwedRow>(
    'settings.find',
    `SELECT ${columns} FROM owed_settings WHERE account = $account AND chat = $chat AND what = $what`,
  ),
  any: query<InAccount, { present: number }>(
    'settings.any',
    'SELECT 1 AS present FROM owed_settings WHERE account = $account LIMIT 1',
  ),
  /** They are few. */
  list: query<InAccount, OwedRow>(
    'settings.list',
    `SELECT ${columns} FROM owed_settings WHERE account = $account ORDER BY account, chat, what`,
  ),
  setBefore: query<Key & { before: number }>(
    'settings.set-before',
    'UPDATE owed_settings SET before = $before WHERE account = $account AND chat = $chat AND what = $what',
  ),
  noteRefusal: query<Key & { at: number }>(
    'settings.note-refusal',
    `UPDATE owed_settings SET tries = tries + 1
     WHERE account = $account AND chat = $chat AND what = $what AND at = $at`,
  ),
  delete: query<Key>(
    'settings.delete',
    'DELETE FROM owed_settings WHERE account = $account AND chat = $chat AND what = $what',
  ),
  /** Two chats are one: what was set for the one that stays holds where both were set. */
  move: query<InAccount & { chat: number; into: number }>(
    'settings.move',
    'UPDATE OR IGNORE owed_settings SET chat = $into WHERE account = $account AND chat = $chat',
  ),
  deleteInChat: query<InAccount & { chat: number }>(
    'settings.delete-in-chat',
    'DELETE FROM owed_settings WHERE account = $account AND chat = $chat',
  ),
};
