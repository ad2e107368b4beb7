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
  readonly backedUpAt: number | null;
  readonly moved: number;
  readonly label: string;
  readonly muted: number;
  readonly groupName: string;
  readonly groupFolded: number;
}

const columns = `account, id, name, phone_number AS phoneNumber, lid_jid AS lidJid, hue, sort_order AS sortOrder,
  created_at AS createdAt, linked_at AS linkedAt, unlinked, paused, pinned, online_at AS onlineAt, phone_seen_at AS phoneSeenAt,
  backed_up_at AS backedUpAt, moved,
  label, muted, group_name AS groupName, group_folded AS groupFolded`;

type ById = { account: number };
type Record_ = Omit<AccountRow, 'account'>;

export const accountQueries = {
  list: query<NoParameters, AccountRow>(
    'accounts.list',
    `SELECT ${columns} FROM accounts WHERE removing = 0 ORDER BY sort_order, account`,
  ),
  find: query<{ id: string }, AccountRow>('accounts.find', `SELECT ${columns} FROM accounts WHERE id = $id`),
  insert: query<{ [Key in keyof Record_]: Record_[Key] }>(
    'accounts.insert',
    `INSERT INTO accounts (id, name, phone_number, lid_jid, hue, sort_order, created_at, linked_at, unlinked,
       paused, pinned, online_at, phone_seen_at, backed_up_at, moved, label, muted, group_name, group_folded)
     VALUES ($id, $name, $phoneNumber, $lidJid, $hue, $sortOrder, $createdAt, $linkedAt, $unlinked, $paused,
       $pinned, $onlineAt, $phoneSeenAt, $backedUpAt, $moved, $label, $muted, $groupName, $groupFolded)`,
  ),
  update: query<{ [Key in keyof Omit<AccountRow, 'id' | 'createdAt'>]: AccountRow[Key] }>(
    'accounts.update',
    `UPDATE accounts SET name = $name, phone_number = $phoneNumber, lid_jid = $lidJid, hue = $hue,
       sort_order = $sortOrder, linked_at = $linkedAt, unlinked = $unlinked, paused = $paused, pinned = $pinned,
       online_at = $onlineAt, phone_seen_at = $phoneSeenAt, backed_up_at = $backedUpAt, moved = $moved, label = $label, muted = $muted,
       group_name = $groupName, group_folded = $groupFolded
     WHERE account = $account`,
  ),
  unread: query<ById, { unread: number }>(
    'accounts.unread',
    'SELECT coalesce(sum(unread), 0) AS unread FROM chats WHERE account = $account AND unread > 0',
  ),
};
