import type { ChatKind } from '../../../preload/contract/model.ts';
import type { AccountRow } from '../chats/account-queries.ts';
import type { MessageRow } from '../chats/message-queries.ts';
import type { PersonRow } from '../chats/people-queries.ts';
import { query, type NoParameters } from '../query.ts';

export interface SettingsRow extends Omit<AccountRow, 'onlineAt' | 'phoneSeenAt'> {
  readonly settings: string | null;
  readonly proxy: string | null;
}

/** The names of the other party of a chat, or of the sender of a message. */
interface Names {
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
}

export interface ChatFactsRow extends Names {
  readonly chat: number;
  readonly kind: ChatKind;
  readonly placeJid: string | null;
  readonly title: string | null;
  readonly unread: number;
  readonly lastActivityAt: number;
  readonly pinned: number;
  readonly archived: number;
  readonly mutedUntil: number;
}

export interface MessageFactsRow extends Omit<MessageRow, 'unread'>, Names {
  readonly chatKind: ChatKind;
  readonly placeJid: string | null;
  readonly senderPhoneJid: string | null;
  readonly senderLidJid: string | null;
}

type Walk = { account: number; after: number; limit: number };

/** Statements on `chats.db`. */
export const backupQueries = {
  settings: query<{ id: string }, SettingsRow>(
    'backups.settings',
    `SELECT account, id, name, phone_number AS phoneNumber, lid_jid AS lidJid, hue, sort_order AS sortOrder,
       created_at AS createdAt, linked_at AS linkedAt, unlinked, paused, pinned, settings, proxy
     FROM accounts WHERE id = $id`,
  ),
  setChoices: query<{ account: number; settings: string | null; proxy: string | null }>(
    'backups.set-choices',
    'UPDATE accounts SET settings = $settings, proxy = $proxy WHERE account = $account',
  ),
  /** Of all accounts, as that is one step; a bound of what is there at this instant is all that is needed. */
  newestMessage: query<NoParameters, { message: number | null }>(
    'backups.newest-message',
    'SELECT max(message) AS message FROM messages',
  ),
  messageCount: query<{ account: number }, { messages: number }>(
    'backups.message-count',
    'SELECT count(*) AS messages FROM messages WHERE account = $account',
  ),
  people: query<Walk, PersonRow>(
    'backups.people',
    `SELECT person, phone_jid AS phoneJid, lid_jid AS lidJid, contact_name AS contactName, push_name AS pushName,
       push_name_at AS pushNameAt
     FROM people WHERE account = $account AND person > $after ORDER BY person LIMIT $limit`,
  ),
  chats: query<Walk, ChatFactsRow>(
    'backups.chats',
    `SELECT c.chat, c.kind, c.place_jid AS placeJid, c.title, c.unread, c.last_activity_at AS lastActivityAt, c.pinned,
       c.archived, c.muted_until AS mutedUntil, p.phone_jid AS phoneJid, p.lid_jid AS lidJid
     FROM chats c LEFT JOIN people p ON p.person = c.person AND p.account = c.account
     WHERE c.account = $account AND c.chat > $after ORDER BY c.chat LIMIT $limit`,
  ),
  /** Chat by chat, oldest first. */
  messages: query<Walk & { sentAt: number; message: number; newest: number }, MessageFactsRow>(
    'backups.messages',
    `SELECT m.message, m.chat, m.wire_id AS wireId, m.from_me AS fromMe, m.sender, m.sent_at AS sentAt, m.kind, m.status,
       m.edited_at AS editedAt, m.text, m.content, c.kind AS chatKind, c.place_jid AS placeJid,
       p.phone_jid AS phoneJid, p.lid_jid AS lidJid, s.phone_jid AS senderPhoneJid, s.lid_jid AS senderLidJid
     FROM messages m CROSS JOIN chats c ON c.chat = m.chat AND c.account = m.account
     LEFT JOIN people p ON p.person = c.person AND p.account = m.account
     LEFT JOIN people s ON s.person = m.sender AND s.account = m.account
     WHERE m.account = $account AND (m.chat, m.sent_at, m.message) > ($after, $sentAt, $message)
       AND m.message <= $newest
     ORDER BY m.chat, m.sent_at, m.message LIMIT $limit`,
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
