import type { ChatKind, MessageKind, MessageStatus } from '../../../preload/contract/model.ts';
import type { MediaFailure } from '../../../preload/contract/message-parts.ts';
import { query, type NoParameters } from '../query.ts';

export interface MediaMessageRow {
  readonly accountId: string;
  readonly message: number;
  readonly chat: number;
  readonly fromMe: number;
  readonly kind: MessageKind;
  readonly status: MessageStatus;
  readonly sentAt: number;
  readonly content: Uint8Array;
  readonly state: 'remote' | 'waiting' | 'here' | 'expired' | 'failed' | null;
  readonly reason: MediaFailure | null;
  readonly file: string | null;
  readonly bytes: number | null;
  readonly toUpload: number | null;
}

export interface StateRow {
  readonly state: 'remote' | 'waiting' | 'here' | 'expired' | 'failed';
  readonly reason: MediaFailure | null;
  readonly toUpload: number;
}

export interface MediaRow {
  readonly account: number;
  readonly accountId: string;
  readonly chat: number;
  readonly status: MessageStatus;
  readonly kind: MessageKind;
  readonly state: string | null;
  readonly reason: string | null;
  readonly file: string | null;
  readonly toUpload: number | null;
}

export interface PictureOfChatRow {
  readonly chat: number;
  readonly kind: ChatKind;
  readonly placeJid: string | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly file: string | null;
  readonly checkedAt: number | null;
}

const withFiles = "('image', 'video', 'audio', 'voice', 'document', 'sticker')";

const mediaMessage = `SELECT a.id AS accountId, m.message, m.chat, m.from_me AS fromMe, m.kind, m.status,
    m.sent_at AS sentAt, m.content, x.state, x.reason, x.file, f.bytes, x.to_upload AS toUpload
  FROM messages m CROSS JOIN accounts a ON a.account = m.account
  LEFT JOIN message_media x ON x.message = m.message
  LEFT JOIN media_files f ON f.name = x.file`;

type ByMessage = { message: number };
type InChat = { account: number; chat: number; sentAt: number; message: number; limit: number };

export const mediaQueries = {
  secret: query<NoParameters, { secret: Uint8Array }>(
    'media.secret',
    'SELECT secret FROM media_secret WHERE only = 1',
  ),
  message: query<ByMessage, MediaMessageRow>(
    'media.message',
    `${mediaMessage} WHERE m.message = $message AND m.kind IN ${withFiles}`,
  ),
  original: query<ByMessage, { account: number; chat: number; content: Uint8Array }>(
    'media.original',
    'SELECT account, chat, content FROM messages WHERE message = $message',
  ),
  inChat: query<ByMessage & { account: number; chat: number }, MediaMessageRow>(
    'media.in-chat',
    `${mediaMessage} WHERE m.message = $message AND m.account = $account AND m.chat = $chat
       AND m.kind IN ${withFiles}`,
  ),
  untouched: query<ByMessage & { since: number }, MediaMessageRow>(
    'media.untouched',
    `${mediaMessage} WHERE m.message = $message AND m.from_me = 0
       AND m.sent_at >= $since AND m.kind IN ${withFiles} AND x.state IS NULL`,
  ),
  state: query<ByMessage, MediaRow>(
    'media.state',
    `SELECT m.account, a.id AS accountId, m.chat, m.status, m.kind, x.state, x.reason, x.file,
       x.to_upload AS toUpload
     FROM messages m CROSS JOIN accounts a ON a.account = m.account
     LEFT JOIN message_media x ON x.message = m.message
     WHERE m.message = $message`,
  ),
  keptState: query<ByMessage, StateRow>(
    'media.kept-state',
    'SELECT state, reason, to_upload AS toUpload FROM message_media WHERE message = $message',
  ),
  waiting: query<NoParameters, ByMessage>(
    'media.waiting',
    "SELECT message FROM message_media WHERE state = 'waiting' ORDER BY message",
  ),
  set: query<
    ByMessage & {
      account: number;
      state: string;
      reason: string | null;
      file: string | null;
      toUpload: number;
    }
  >(
    'media.set',
    `INSERT INTO message_media (message, account, state, reason, file, to_upload)
     VALUES ($message, $account, $state, $reason, $file, $toUpload)
     ON CONFLICT (message) DO UPDATE SET state = excluded.state, reason = excluded.reason, file = excluded.file,
       to_upload = excluded.to_upload`,
  ),
  setContent: query<ByMessage & { content: Uint8Array }>(
    'media.set-content',
    "UPDATE messages SET content = coalesce($content, x'') WHERE message = $message AND kind <> 'deleted'",
  ),
  uploads: query<{ account: number }, MediaMessageRow>(
    'media.uploads',
    `SELECT a.id AS accountId, m.message, m.chat, m.from_me AS fromMe, m.kind, m.status, m.sent_at AS sentAt, m.content,
       x.state, x.reason, x.file, f.bytes, x.to_upload AS toUpload
     FROM message_media x CROSS JOIN messages m ON m.message = x.message
     CROSS JOIN accounts a ON a.account = m.account
     LEFT JOIN media_files f ON f.name = x.file
     WHERE x.account = $account AND x.to_upload = 1 AND m.status = 'queued' ORDER BY x.message`,
  ),

  addFile: query<{ name: string; bytes: number }>(
    'media.add-file',
    'INSERT INTO media_files (name, bytes, uses) VALUES ($name, $bytes, 0) ON CONFLICT DO NOTHING',
  ),
  file: query<{ name: string }, { name: string; bytes: number }>(
    'media.file',
    'SELECT name, bytes FROM media_files WHERE name = $name',
  ),
  unused: query<{ limit: number }, { name: string }>(
    'media.unused',
    'SELECT name FROM media_files WHERE uses <= 0 LIMIT $limit',
  ),
  forget: query<{ name: string }>('media.forget', 'DELETE FROM media_files WHERE name = $name AND uses <= 0'),

  pictures: query<InChat, { message: number; sentAt: number }>(
    'media.gallery-pictures',
    `SELECT message, sent_at AS sentAt FROM messages WHERE account = $account AND chat = $chat
       AND kind IN ('image', 'video') AND (sent_at, message) < ($sentAt, $message)
     ORDER BY sent_at DESC, message DESC LIMIT $limit`,
  ),
  documents: query<InChat, { message: number; sentAt: number }>(
    'media.gallery-documents',
    `SELECT message, sent_at AS sentAt FROM messages WHERE account = $account AND chat = $chat
       AND kind = 'document' AND (sent_at, message) < ($sentAt, $message)
     ORDER BY sent_at DESC, message DESC LIMIT $limit`,
  ),

  picture: query<{ account: number; chat: number }, PictureOfChatRow>(
    'media.picture',
    `SELECT c.chat, c.kind, c.place_jid AS placeJid, p.phone_jid AS phoneJid, p.lid_jid AS lidJid, i.file,
       i.checked_at AS checkedAt
     FROM chats c LEFT JOIN people p ON p.person = c.person AND p.account = c.account
     LEFT JOIN pictures i ON i.account = c.account AND i.chat = c.chat
     WHERE c.chat = $chat AND c.account = $account`,
  ),
  ownPicture: query<{ account: number }, { file: string | null; checkedAt: number }>(
    'media.own-picture',
    'SELECT file, checked_at AS checkedAt FROM pictures WHERE account = $account AND chat = 0',
  ),
  setPicture: query<{ account: number; chat: number; file: string | null; checkedAt: number }>(
    'media.set-picture',
    `INSERT INTO pictures (account, chat, file, checked_at) VALUES ($account, $chat, $file, $checkedAt)
     ON CONFLICT (account, chat) DO UPDATE SET file = excluded.file, checked_at = excluded.checked_at`,
  ),
  pictureFile: query<{ account: number; chat: number }, { file: string | null }>(
    'media.picture-file',
    'SELECT file FROM pictures WHERE account = $account AND chat = $chat',
  ),
};
