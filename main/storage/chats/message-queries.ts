import type { MessageStatus } from '../../../preload/contract/model.ts';
import type { StoredKind } from '../../domain/chat-fold.ts';
import { query } from '../query.ts';

/** A message's key within its account, in row numbers. */
export type KeyParameters = { account: number; chat: number; wireId: string; fromMe: number; sender: number };

export interface MessageRow {
  readonly message: number;
  readonly chat: number;
  readonly wireId: string;
  readonly fromMe: number;
  readonly sender: number;
  readonly sentAt: number;
  readonly kind: StoredKind;
  readonly status: MessageStatus;
  readonly unread: number;
  readonly editedAt: number;
  readonly mentionsMe: number;
  readonly expiresAt: number;
  readonly detail: string | null;
  readonly text: string;
  readonly content: Uint8Array;
}

const columns = `message, chat, wire_id AS wireId, from_me AS fromMe, sender, sent_at AS sentAt, kind, status,
  unread, edited_at AS editedAt, mentions_me AS mentionsMe, expires_at AS expiresAt, detail, text, content`;

type InAccount = { account: number };
type ById = InAccount & { message: number };
type InChat = InAccount & { chat: number };
type Range = InChat & {
  fromSentAt: number;
  fromMessage: number;
  throughSentAt: number;
  throughMessage: number;
  limit: number;
};
type Mark = InChat & { sentAt: number; message: number };

export const messageQueries = {
  insert: query<KeyParameters & { [Key in keyof Omit<MessageRow, 'message'>]: MessageRow[Key] }>(
    'messages.insert',
    `INSERT INTO messages (account, chat, wire_id, from_me, sender, sent_at, kind, status, unread, edited_at,
       mentions_me, expires_at, detail, text, content)
     VALUES ($account, $chat, $wireId, $fromMe, $sender, $sentAt, $kind, $status, $unread, $editedAt, $mentionsMe,
       $expiresAt, $detail, $text, coalesce($content, x''))
     ON CONFLICT DO NOTHING`,
  ),
  /** The same for what has nothing beyond its text, as most messages: each parameter costs. */
  insertPlain: query<
    KeyParameters & {
      [Key in keyof Omit<MessageRow, 'message' | 'mentionsMe' | 'expiresAt' | 'detail'>]: MessageRow[Key];
    }
  >(
    'messages.insert-plain',
    `INSERT INTO messages (account, chat, wire_id, from_me, sender, sent_at, kind, status, unread, edited_at, text, content)
     VALUES ($account, $chat, $wireId, $fromMe, $sender, $sentAt, $kind, $status, $unread, $editedAt, $text,
       coalesce($content, x''))
     ON CONFLICT DO NOTHING`,
  ),
  find: query<ById, MessageRow>(
    'messages.find',
    `SELECT ${columns} FROM messages WHERE message = $message AND account = $account`,
  ),
  byKey: query<KeyParameters, MessageRow>(
    'messages.by-key',
    `SELECT ${columns} FROM messages WHERE account = $account AND wire_id = $wireId AND from_me = $fromMe
       AND chat = $chat AND sender = $sender`,
  ),
  byWireId: query<InAccount & { wireId: string; fromMe: number }, MessageRow>(
    'messages.by-wire-id',
    `SELECT ${columns} FROM messages WHERE account = $account AND wire_id = $wireId AND from_me = $fromMe
     ORDER BY chat, sender LIMIT 1`,
  ),
  update: query<
    ById & {
      kind: string;
      status: string;
      unread: number;
      editedAt: number;
      mentionsMe: number;
      expiresAt: number;
      detail: string | null;
      text: string;
      content: Uint8Array;
    }
  >(
    'messages.update',
    `UPDATE messages SET kind = $kind, status = $status, unread = $unread, edited_at = $editedAt,
       mentions_me = $mentionsMe, expires_at = $expiresAt, detail = $detail, text = $text, content = coalesce($content, x'') WHERE message = $message AND account = $account`,
  ),
  setStatus: query<ById & { status: string }>(
    'messages.set-status',
    'UPDATE messages SET status = $status WHERE message = $message AND account = $account',
  ),
  /** Leaves behind what the other chat has already. */
  moveAll: query<InChat & { into: number }>(
    'messages.move-all',
    'UPDATE OR IGNORE messages SET chat = $into WHERE account = $account AND chat = $chat',
  ),
  move: query<ById & { chat: number; sender: number }>(
    'messages.move',
    'UPDATE messages SET chat = $chat, sender = $sender WHERE message = $message AND account = $account',
  ),
  delete: query<ById>(
    'messages.delete',
    'DELETE FROM messages WHERE message = $message AND account = $account',
  ),
  newest: query<InChat, { message: number; sentAt: number }>(
    'messages.newest',
    `SELECT message, sent_at AS sentAt FROM messages WHERE account = $account AND chat = $chat
     ORDER BY sent_at DESC, message DESC LIMIT 1`,
  ),
  oldest: query<InChat, MessageRow>(
    'messages.oldest',
    `SELECT ${columns} FROM messages WHERE account = $account AND chat = $chat
     ORDER BY sent_at, message LIMIT 1`,
  ),
  newestShown: query<InChat, { message: number; sentAt: number }>(
    'messages.newest-shown',
    `SELECT message, sent_at AS sentAt FROM messages WHERE account = $account AND chat = $chat
       AND kind NOT IN ('system', 'hidden')
     ORDER BY sent_at DESC, message DESC LIMIT 1`,
  ),
  idsInChat: query<InChat & { limit: number }, { message: number }>(
    'messages.ids-in-chat',
    `SELECT message FROM messages WHERE account = $account AND chat = $chat
     ORDER BY sent_at DESC, message DESC LIMIT $limit`,
  ),
  idsUntil: query<InChat & { until: number }, { message: number }>(
    'messages.ids-until',
    'SELECT message FROM messages WHERE account = $account AND chat = $chat AND sent_at <= $until',
  ),
  idsBySender: query<InAccount & { sender: number; limit: number }, { message: number }>(
    'messages.ids-by-sender',
    'SELECT message FROM messages WHERE account = $account AND sender = $sender AND sender > 0 LIMIT $limit',
  ),
  countUnread: query<InChat, { unread: number }>(
    'messages.count-unread',
    'SELECT count(*) AS unread FROM messages WHERE account = $account AND chat = $chat AND unread = 1',
  ),
  countMentions: query<InChat, { mentions: number }>(
    'messages.count-mentions',
    `SELECT count(*) AS mentions FROM messages WHERE account = $account AND chat = $chat AND unread = 1
       AND mentions_me = 1`,
  ),
  /** One message of the chat by its id alone. */
  inChatByWireId: query<InChat & { wireId: string }, MessageRow>(
    'messages.in-chat-by-wire-id',
    `SELECT ${columns} FROM messages WHERE account = $account AND wire_id = $wireId AND chat = $chat
     ORDER BY from_me LIMIT 1`,
  ),
  unreadThrough: query<Mark & { limit: number }, MessageRow>(
    'messages.unread-through',
    `SELECT ${columns} FROM messages WHERE account = $account AND chat = $chat AND unread = 1
       AND (sent_at, message) <= ($sentAt, $message)
     ORDER BY sent_at DESC, message DESC LIMIT $limit`,
  ),
  markUnread: query<ById>(
    'messages.mark-unread',
    `UPDATE messages SET unread = 1 WHERE message = $message AND account = $account
       AND kind NOT IN ('system', 'deleted', 'hidden')`,
  ),
  clearUnreadThrough: query<Mark>(
    'messages.clear-unread-through',
    `UPDATE messages SET unread = 0 WHERE account = $account AND chat = $chat AND unread = 1
       AND (sent_at, message) <= ($sentAt, $message)`,
  ),
  /** How much others wrote after a point of the chat, counted up to `limit`. */
  countIncomingAfter: query<Mark & { limit: number }, { incoming: number }>(
    'messages.count-incoming-after',
    `SELECT count(*) AS incoming FROM (
       SELECT 1 FROM messages WHERE account = $account AND chat = $chat
         AND (sent_at, message) > ($sentAt, $message)
         AND from_me = 0 AND kind NOT IN ('system', 'deleted', 'hidden')
       LIMIT $limit)`,
  ),
  /** What others wrote after one point of the chat and up to another, newest first. */
  incomingBetween: query<Range, MessageRow>(
    'messages.incoming-between',
    `SELECT ${columns} FROM messages WHERE account = $account AND chat = $chat
       AND (sent_at, message) > ($fromSentAt, $fromMessage)
       AND (sent_at, message) <= ($throughSentAt, $throughMessage)
       AND from_me = 0 AND kind NOT IN ('system', 'deleted', 'hidden')
     ORDER BY sent_at DESC, message DESC LIMIT $limit`,
  ),
};
