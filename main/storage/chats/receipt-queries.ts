import { query } from '../query.ts';

export interface ReceiptRow {
  readonly message: number;
  readonly person: number;
  readonly deliveredAt: number;
  readonly readAt: number;
  readonly playedAt: number;
}

const columns = 'message, person, delivered_at AS deliveredAt, read_at AS readAt, played_at AS playedAt';

type InAccount = { account: number };
type ReceiptKey = InAccount & { message: number; person: number };

export const receiptQueries = {
  find: query<ReceiptKey, ReceiptRow>(
    'receipts.find',
    `SELECT ${columns} FROM receipts WHERE account = $account AND message = $message AND person = $person`,
  ),
  ofMessage: query<InAccount & { message: number }, ReceiptRow>(
    'receipts.of-message',
    `SELECT ${columns} FROM receipts WHERE account = $account AND message = $message ORDER BY person`,
  ),
  ofPerson: query<InAccount & { person: number; limit: number }, ReceiptRow>(
    'receipts.of-person',
    `SELECT ${columns} FROM receipts WHERE account = $account AND person = $person LIMIT $limit`,
  ),
  write: query<ReceiptKey & { deliveredAt: number; readAt: number; playedAt: number }>(
    'receipts.write',
    `INSERT OR REPLACE INTO receipts (account, message, person, delivered_at, read_at, played_at)
     VALUES ($account, $message, $person, $deliveredAt, $readAt, $playedAt)`,
  ),
  /** Leaves behind what has a twin. */
  movePerson: query<InAccount & { person: number; into: number }>(
    'receipts.move-person',
    'UPDATE OR IGNORE receipts SET person = $into WHERE account = $account AND person = $person',
  ),
  delete: query<ReceiptKey>(
    'receipts.delete',
    'DELETE FROM receipts WHERE account = $account AND message = $message AND person = $person',
  ),
  deleteOfMessage: query<InAccount & { message: number }>(
    'receipts.delete-of-message',
    'DELETE FROM receipts WHERE account = $account AND message = $message',
  ),
  deleteInChat: query<InAccount & { chat: number }>(
    'receipts.delete-in-chat',
    `DELETE FROM receipts WHERE account = $account
       AND message IN (SELECT message FROM messages WHERE account = $account AND chat = $chat)`,
  ),
};
