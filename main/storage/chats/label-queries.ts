import { query } from '../query.ts';

type InAccount = { account: number };
type InChat = InAccount & { chat: number };

export const labelQueries = {
  write: query<InAccount & { label: string; name: string | null }>(
    'labels.write',
    `INSERT INTO labels (account, label, name) VALUES ($account, $label, $name)
     ON CONFLICT (account, label) DO UPDATE SET name = excluded.name`,
  ),
  chatsOf: query<InAccount & { label: string }, { chat: number }>(
    'labels.chats-of',
    'SELECT chat FROM chat_labels WHERE account = $account AND label = $label',
  ),
  ofChat: query<InChat, { name: string }>(
    'labels.of-chat',
    `SELECT l.name FROM chat_labels c CROSS JOIN labels l ON l.account = c.account AND l.label = c.label
     WHERE c.account = $account AND c.chat = $chat AND l.name IS NOT NULL ORDER BY c.label`,
  ),
  add: query<InChat & { label: string }>(
    'labels.add',
    'INSERT OR IGNORE INTO chat_labels (account, chat, label) VALUES ($account, $chat, $label)',
  ),
  remove: query<InChat & { label: string }>(
    'labels.remove',
    'DELETE FROM chat_labels WHERE account = $account AND chat = $chat AND label = $label',
  ),
  move: query<InChat & { into: number }>(
    'labels.move',
    'UPDATE OR IGNORE chat_labels SET chat = $into WHERE account = $account AND chat = $chat',
  ),
  deleteInChat: query<InChat>(
    'labels.delete-in-chat',
    'DELETE FROM chat_labels WHERE account = $account AND chat = $chat',
  ),
};
