import type { ChatKind } from '../../../preload/contract/model.ts';
import { query } from '../query.ts';

export interface OutgoingRow {
  readonly message: number;
  readonly chat: number;
  readonly wireId: string;
  readonly content: Uint8Array;
  readonly sentAt: number;
  readonly kind: ChatKind;
  readonly placeJid: string | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
}

export const outgoingQueries = {
  /** All that is queued, but for messages whose files have to be uploaded first. */
  list: query<{ account: number }, OutgoingRow>(
    'outgoing.list',
    `SELECT m.message, m.chat, m.wire_id AS wireId, m.content, m.sent_at AS sentAt, c.kind, c.place_jid AS placeJid,
       p.phone_jid AS phoneJid, p.lid_jid AS lidJid
     FROM messages m CROSS JOIN chats c ON c.chat = m.chat AND c.account = m.account
     LEFT JOIN people p ON p.person = c.person AND p.account = m.account
     WHERE m.account = $account AND m.status = 'queued'
       AND NOT EXISTS (SELECT 1 FROM message_media x WHERE x.message = m.message AND x.to_upload = 1)
     ORDER BY m.sent_at, m.message`,
  ),
};
