import type { StoredKind } from '../../domain/chat-fold.ts';
import { query } from '../query.ts';

export interface UsageRow {
  readonly chat: number;
  readonly sentAt: number;
  readonly message: number;
  readonly kind: StoredKind;
  readonly bytes: number;
  readonly starred: number;
  readonly file: string | null;
  readonly fileBytes: number | null;
}

type InAccount = { account: number };

const starred = `EXISTS (SELECT 1 FROM marks k WHERE k.account = m.account AND k.chat = m.chat AND k.wire_id = m.wire_id
  AND k.from_me = m.from_me AND k.sender = m.sender AND k.what = 'star' AND k.slot = 0 AND k.value <> '')`;

export const retentionQueries = {
  usageAfter: query<InAccount & { chat: number; sentAt: number; message: number; limit: number }, UsageRow>(
    'retention.usage-after',
    `SELECT m.chat, m.sent_at AS sentAt, m.message, m.kind, length(m.text) + length(m.content) AS bytes,
       ${starred} AS starred, x.file, f.bytes AS fileBytes
     FROM messages m LEFT JOIN message_media x ON x.message = m.message LEFT JOIN media_files f ON f.name = x.file
     WHERE m.account = $account AND (m.chat, m.sent_at, m.message) > ($chat, $sentAt, $message)
     ORDER BY m.chat, m.sent_at, m.message LIMIT $limit`,
  ),
  chatsFrom: query<InAccount & { chat: number; limit: number }, { chat: number }>(
    'retention.chats-from',
    'SELECT chat FROM chats WHERE account = $account AND chat >= $chat ORDER BY chat LIMIT $limit',
  ),
  /** What may go: nothing starred, nothing that is still to be sent. */
  oldInChat: query<
    InAccount & { chat: number; before: number; limit: number },
    { message: number; bytes: number }
  >(
    'retention.old-in-chat',
    `SELECT m.message, length(m.text) + length(m.content) AS bytes FROM messages m
     WHERE m.account = $account AND m.chat = $chat AND m.sent_at < $before AND m.status <> 'queued' AND NOT ${starred}
     ORDER BY m.sent_at, m.message LIMIT $limit`,
  ),
  /** Files that are here, in the order of their messages; the old ones among them are picked by whoever asks. */
  files: query<
    InAccount & { message: number; limit: number },
    { message: number; chat: number; sentAt: number; bytes: number | null; starred: number }
  >(
    'retention.files',
    `SELECT x.message, m.chat, m.sent_at AS sentAt, f.bytes, ${starred} AS starred
     FROM message_media x CROSS JOIN messages m ON m.message = x.message AND m.account = x.account
     LEFT JOIN media_files f ON f.name = x.file
     WHERE x.account = $account AND x.to_upload = 0 AND x.message > $message AND x.file IS NOT NULL
     ORDER BY x.message LIMIT $limit`,
  ),
  forgetFile: query<InAccount & { message: number }>(
    'retention.forget-file',
    'DELETE FROM message_media WHERE message = $message AND account = $account',
  ),
};
