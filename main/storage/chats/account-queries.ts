import { query, type NoParameters } from '../query.ts';

export interface AccountRow {
  readonly account: number;
  readonly id: string;
  readonly name: string;
  readonly phoneNumber: string | null;
  readonly lidJid: string | null;
  readonly hue: number;
  readonly sortOrder: number;
  readonly createdAt: number;
  readonly linkedAt: number | null;
  readonly unlinked: number;
  readonly paused: number;
  readonly pinned: number;
  readonly onlineAt: number | null;
  readonly phoneSeenAt: number | null;
}

const columns = `account, id, name, phone_number AS phoneNumber, lid_jid AS lidJid, hue, sort_order AS sortOrder,
  created_at AS createdAt, linked_at AS linkedAt, unlinked, paused, pinned, online_at AS onlineAt, phone_seen_at AS phoneSeenAt`;

type ById = { account: number };
type Record_ = Omit<AccountRow, 'account'>;

export const accountQueries = {
  list: query<NoParameters, AccountRow>(
    'accounts.list',
    `SELECT ${columns} FROM accounts ORDER BY sort_order, account`,
  ),
  find: query<{ id: string }, AccountRow>('accounts.find', `SELECT ${columns} FROM accounts WHERE id = $id`),
  insert: query<{ [Key in keyof Record_]: Record_[Key] }>(
    'accounts.insert',
    `INSERT INTO accounts (id, name, phone_number, lid_jid, hue, sort_order, created_at, linked_at, unlinked,
       paused, pinned, online_at, phone_seen_at)
     VALUES ($id, $name, $phoneNumber, $lidJid, $hue, $sortOrder, $createdAt, $linkedAt, $unlinked, $paused,
       $pinned, $onlineAt, $phoneSeenAt)`,
  ),
  update: query<{ [Key in keyof Omit<AccountRow, 'id' | 'createdAt'>]: AccountRow[Key] }>(
    'accounts.update',
    `UPDATE accounts SET name = $name, phone_number = $phoneNumber, lid_jid = $lidJid, hue = $hue,
       sort_order = $sortOrder, linked_at = $linkedAt, unlinked = $unlinked, paused = $paused, pinned = $pinned,
       online_at = $onlineAt, phone_seen_at = $phoneSeenAt
     WHERE account = $account`,
  ),
  unread: query<ById, { unread: number }>(
    'accounts.unread',
    'SELECT coalesce(sum(unread), 0) AS unread FROM chats WHERE account = $account AND unread > 0',
  ),
  deletePending: query<ById>('accounts.delete-pending', 'DELETE FROM pending WHERE account = $account'),
  deleteMessages: query<ById>('accounts.delete-messages', 'DELETE FROM messages WHERE account = $account'),
  deleteChats: query<ById>('accounts.delete-chats', 'DELETE FROM chats WHERE account = $account'),
  deletePeople: query<ById>('accounts.delete-people', 'DELETE FROM people WHERE account = $account'),
  delete: query<ById>('accounts.delete', 'DELETE FROM accounts WHERE account = $account'),
};
