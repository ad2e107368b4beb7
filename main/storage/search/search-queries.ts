import type { ChatKind, MessageKind } from '../../../preload/contract/model.ts';
import { query } from '../query.ts';

export interface HitRow {
  readonly message: number;
  readonly accountId: string;
  readonly chat: number;
  readonly chatKind: ChatKind;
  readonly title: string | null;
  readonly placeJid: string | null;
  readonly person: number | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly sentAt: number;
  readonly kind: MessageKind;
  readonly fromMe: number;
  readonly text: string;
  readonly sender: number;
  readonly senderPhoneJid: string | null;
  readonly senderLidJid: string | null;
  readonly senderContactName: string | null;
  readonly senderPushName: string | null;
}

export interface ChatHitRow {
  readonly accountId: string;
  readonly chat: number;
  readonly kind: ChatKind;
  readonly title: string | null;
  readonly placeJid: string | null;
  readonly person: number | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly archived: number;
  readonly unread: number;
  readonly lastActivityAt: number;
}

const names = `p.phone_jid AS phoneJid, p.lid_jid AS lidJid, p.contact_name AS contactName, p.push_name AS pushName`;

export const searchQueries = {
  hit: query<{ message: number }, HitRow>(
    'search.hit',
    `SELECT m.message, a.id AS accountId, m.chat, c.kind AS chatKind, c.title, c.place_jid AS placeJid, c.person,
       ${names}, m.sent_at AS sentAt, m.kind, m.from_me AS fromMe, m.text, m.sender,
       s.phone_jid AS senderPhoneJid, s.lid_jid AS senderLidJid, s.contact_name AS senderContactName,
       s.push_name AS senderPushName
     FROM messages m CROSS JOIN accounts a ON a.account = m.account
     CROSS JOIN chats c ON c.chat = m.chat AND c.account = m.account
     LEFT JOIN people p ON p.person = c.person AND p.account = c.account
     LEFT JOIN people s ON s.person = m.sender AND s.account = m.account
     WHERE m.message = $message`,
  ),
};
