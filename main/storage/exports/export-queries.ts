import type { ChatKind, MessageKind } from '../../../preload/contract/model.ts';
import type { MessageRow } from '../chats/message-queries.ts';
import type { PersonRow } from '../chats/people-queries.ts';
import { hasExpired } from '../chats/expired.ts';
import { query } from '../query.ts';

type Names = Pick<PersonRow, 'phoneJid' | 'lidJid' | 'contactName' | 'pushName'>;

export interface ExportChatRow extends Names {
  readonly chat: number;
  readonly kind: ChatKind;
  readonly placeJid: string | null;
  readonly title: string | null;
}

type Columns =
  'message' | 'wireId' | 'fromMe' | 'sender' | 'sentAt' | 'status' | 'editedAt' | 'text' | 'content';
export interface ExportMessageRow extends Pick<MessageRow, Columns>, Names {
  readonly kind: MessageKind;
  readonly detail: string | null;
  readonly file: string | null;
}

type Walk = { account: number; after: number; limit: number };

const chat = `SELECT c.chat, c.kind, c.place_jid AS placeJid, c.title, p.phone_jid AS phoneJid, p.lid_jid AS lidJid,
    p.contact_name AS contactName, p.push_name AS pushName
  FROM chats c LEFT JOIN people p ON p.person = c.person AND p.account = c.account`;

/** Statements on `chats.db`. */
export const exportQueries = {
  chats: query<Walk, ExportChatRow>(
    'exports.chats',
    `${chat} WHERE c.account = $account AND c.chat > $after AND c.last_message IS NOT NULL ORDER BY c.chat LIMIT $limit`,
  ),
  chat: query<{ account: number; chat: number }, ExportChatRow>(
    'exports.chat',
    `${chat} WHERE c.account = $account AND c.chat = $chat`,
  ),
  messages: query<
    {
      account: number;
      chat: number;
      sentAt: number;
      message: number;
      until: number;
      now: number;
      limit: number;
    },
    ExportMessageRow
  >(
    'exports.messages',
    `SELECT m.message, m.wire_id AS wireId, m.from_me AS fromMe, m.sender, m.sent_at AS sentAt, m.kind, m.status,
       m.edited_at AS editedAt, m.text, m.content, m.detail, x.file, s.phone_jid AS phoneJid, s.lid_jid AS lidJid,
       s.contact_name AS contactName, s.push_name AS pushName
     FROM messages m LEFT JOIN people s ON s.person = m.sender AND s.account = m.account
       LEFT JOIN message_media x ON x.message = m.message
     WHERE m.account = $account AND m.chat = $chat AND (m.sent_at, m.message) > ($sentAt, $message)
       AND m.sent_at < $until AND m.kind <> 'hidden' AND NOT ${hasExpired('m', '$now')}
     ORDER BY m.sent_at, m.message LIMIT $limit`,
  ),
  people: query<Walk, PersonRow>(
    'exports.people',
    `SELECT person, phone_jid AS phoneJid, lid_jid AS lidJid, contact_name AS contactName, push_name AS pushName,
       push_name_at AS pushNameAt
     FROM people WHERE account = $account AND person > $after ORDER BY person LIMIT $limit`,
  ),
};
