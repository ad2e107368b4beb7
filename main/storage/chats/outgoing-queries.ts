import type { ChatKind } from '../../../preload/contract/model.ts';
import { query } from '../query.ts';

export interface OutgoingRow {
  readonly message: number;
  readonly chat: number;
  readonly wireId: string;
  readonly text: string;
  readonly sentAt: number;
  readonly kind: ChatKind;
  readonly placeJid: string | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
}

export const outgoingQueries = {
  list: query<{ account: number }, OutgoingRow>(
    'outgoing.list',
    `SELECT m.message, m.chat, m.wire_id AS wireId, m.text, m.sent_at AS sentAt, c.kind, c.place_jid AS placeJid,
       p.phone_jid AS phoneJid, p.lid_jid AS lidJid
     FROM messages m CROSS JOIN chats c ON c.chat = m.chat AND c.account = m.account
     LEFT JOIN people p ON p.person = c.person AND p.account = m.account
     WHERE m.account = $account AND m.status = 'queued'
     ORDER BY m.sent_at, m.message`,
  ),
};
