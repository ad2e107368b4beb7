import type { ChatKind } from '../../../preload/contract/model.ts';
import { query } from '../query.ts';

export interface ChatRow {
  readonly chat: number;
  readonly kind: ChatKind;
  readonly person: number | null;
  readonly placeJid: string | null;
  readonly title: string | null;
  readonly listed: number;
  readonly unreadBase: number;
  readonly unread: number;
  readonly unreadKnown: number;
  readonly readAt: number;
  readonly readMessage: number;
  readonly lastActivityAt: number;
  readonly lastMessage: number | null;
  readonly lastMessageAt: number;
  readonly pinned: number;
  readonly archived: number;
  readonly mutedUntil: number;
  readonly markedUnread: number;
  readonly mentions: number;
  readonly timer: number;
  readonly timerAt: number;
  readonly draft: string;
  /** JSON; null: nobody is mentioned. */
  readonly draftMentions: string | null;
  readonly draftAt: number;
  readonly historyComplete: number;
}

const columns = `chat, kind, person, place_jid AS placeJid, title, listed, unread_base AS unreadBase, unread,
  unread_known AS unreadKnown, read_at AS readAt, read_message AS readMessage, last_activity_at AS lastActivityAt,
  last_message AS lastMessage, last_message_at AS lastMessageAt, pinned, archived, muted_until AS mutedUntil,
  marked_unread AS markedUnread, mentions, timer, timer_at AS timerAt, draft, draft_mentions AS draftMentions,
  draft_at AS draftAt, history_complete AS historyComplete`;

type InAccount = { account: number };
type ById = InAccount & { chat: number };
type Written = InAccount & { [Key in keyof ChatRow]: ChatRow[Key] };

export const chatQueries = {
  find: query<ById, ChatRow>(
    'chats.find',
    `SELECT ${columns} FROM chats WHERE chat = $chat AND account = $account`,
  ),
  byPerson: query<InAccount & { person: number }, ChatRow>(
    'chats.by-person',
    `SELECT ${columns} FROM chats WHERE account = $account AND person = $person`,
  ),
  byPlace: query<InAccount & { placeJid: string }, ChatRow>(
    'chats.by-place',
    `SELECT ${columns} FROM chats WHERE account = $account AND place_jid = $placeJid`,
  ),
  insert: query<{ [Key in keyof Omit<Written, 'chat'>]: Written[Key] }>(
    'chats.insert',
    `INSERT INTO chats (account, kind, person, place_jid, title, listed, unread_base, unread, unread_known, read_at,
       read_message, last_activity_at, last_message, last_message_at, pinned, archived, muted_until,
       marked_unread, mentions, timer, timer_at, draft, draft_mentions, draft_at, history_complete)
     VALUES ($account, $kind, $person, $placeJid, $title, $listed, $unreadBase, $unread, $unreadKnown, $readAt,
       $readMessage, $lastActivityAt, $lastMessage, $lastMessageAt, $pinned, $archived, $mutedUntil,
       $markedUnread, $mentions, $timer, $timerAt, $draft, $draftMentions, $draftAt, $historyComplete)`,
  ),
  update: query<Written>(
    'chats.update',
    `UPDATE chats SET kind = $kind, person = $person, place_jid = $placeJid, title = $title, listed = $listed,
       unread_base = $unreadBase, unread = $unread, unread_known = $unreadKnown, read_at = $readAt,
       read_message = $readMessage, last_activity_at = $lastActivityAt, last_message = $lastMessage,
       last_message_at = $lastMessageAt, pinned = $pinned, archived = $archived, muted_until = $mutedUntil,
       marked_unread = $markedUnread, mentions = $mentions, timer = $timer, timer_at = $timerAt, draft = $draft,
       draft_mentions = $draftMentions, draft_at = $draftAt, history_complete = $historyComplete
     WHERE chat = $chat AND account = $account`,
  ),
  delete: query<ById>('chats.delete', 'DELETE FROM chats WHERE chat = $chat AND account = $account'),
  deleteMessages: query<ById>(
    'chats.delete-messages',
    'DELETE FROM messages WHERE account = $account AND chat = $chat',
  ),
  deleteActions: query<ById>(
    'chats.delete-actions',
    'DELETE FROM actions WHERE account = $account AND chat = $chat',
  ),
  moveActions: query<ById & { into: number }>(
    'chats.move-actions',
    'UPDATE actions SET chat = $into WHERE account = $account AND chat = $chat',
  ),
  deletePending: query<ById>(
    'chats.delete-pending',
    'DELETE FROM pending WHERE account = $account AND chat = $chat',
  ),
};
