import type { ChatKind, MessageKind, MessageStatus } from '../../../preload/contract/model.ts';
import { query } from '../query.ts';

export interface ChatViewRow {
  readonly chat: number;
  readonly kind: ChatKind;
  readonly placeJid: string | null;
  readonly title: string | null;
  readonly unread: number;
  readonly lastActivityAt: number;
  readonly pinned: number;
  readonly archived: number;
  readonly mutedUntil: number;
  readonly person: number | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly lastKind: MessageKind | null;
  readonly lastText: string | null;
  readonly lastFromMe: number | null;
  readonly lastStatus: MessageStatus | null;
  readonly lastSender: number | null;
  readonly senderPhoneJid: string | null;
  readonly senderLidJid: string | null;
  readonly senderContactName: string | null;
  readonly senderPushName: string | null;
}

export interface MessageViewRow {
  readonly message: number;
  readonly chat: number;
  readonly fromMe: number;
  readonly sentAt: number;
  readonly kind: MessageKind;
  readonly text: string;
  readonly status: MessageStatus;
  readonly editedAt: number;
  readonly sender: number;
  readonly senderPhoneJid: string | null;
  readonly senderLidJid: string | null;
  readonly senderContactName: string | null;
  readonly senderPushName: string | null;
}

const senderColumns = `s.phone_jid AS senderPhoneJid, s.lid_jid AS senderLidJid,
  s.contact_name AS senderContactName, s.push_name AS senderPushName`;

// A preview is one line: of a long text only the beginning leaves the database.
const chatView = `SELECT c.chat, c.kind, c.place_jid AS placeJid, c.title, c.unread,
    c.last_activity_at AS lastActivityAt, c.pinned, c.archived, c.muted_until AS mutedUntil, c.person,
    p.phone_jid AS phoneJid, p.lid_jid AS lidJid, p.contact_name AS contactName, p.push_name AS pushName,
    m.kind AS lastKind, substr(m.text, 1, 700) AS lastText, m.from_me AS lastFromMe, m.status AS lastStatus,
    m.sender AS lastSender, ${senderColumns}
  FROM chats c
  LEFT JOIN people p ON p.person = c.person AND p.account = c.account
  LEFT JOIN messages m ON m.message = c.last_message AND m.account = c.account
  LEFT JOIN people s ON s.person = m.sender AND s.account = c.account`;

const messageView = `SELECT m.message, m.chat, m.from_me AS fromMe, m.sent_at AS sentAt, m.kind, m.text, m.status,
    m.edited_at AS editedAt, m.sender, ${senderColumns}
  FROM messages m LEFT JOIN people s ON s.person = m.sender AND s.account = m.account`;

export const viewQueries = {
  chatPage: query<
    { account: number; pinned: number; lastActivityAt: number; chat: number; limit: number },
    ChatViewRow
  >(
    'views.chat-page',
    `${chatView}
     WHERE c.account = $account AND c.listed = 1 AND c.archived < 1
       AND (c.pinned, c.last_activity_at, c.chat) < ($pinned, $lastActivityAt, $chat)
     ORDER BY c.pinned DESC, c.last_activity_at DESC, c.chat DESC LIMIT $limit`,
  ),
  chat: query<{ account: number; chat: number }, ChatViewRow>(
    'views.chat',
    `${chatView} WHERE c.chat = $chat AND c.account = $account AND c.listed = 1`,
  ),
  messagePage: query<
    { account: number; chat: number; sentAt: number; message: number; limit: number },
    MessageViewRow
  >(
    'views.message-page',
    `${messageView}
     WHERE m.account = $account AND m.chat = $chat AND (m.sent_at, m.message) < ($sentAt, $message)
     ORDER BY m.sent_at DESC, m.message DESC LIMIT $limit`,
  ),
  message: query<{ account: number; chat: number; message: number }, MessageViewRow>(
    'views.message',
    `${messageView} WHERE m.message = $message AND m.account = $account AND m.chat = $chat`,
  ),
};
