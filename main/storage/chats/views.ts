import type {
  AccountId,
  ChatId,
  ChatView,
  MessageId,
  MessagePreview,
  MessageView,
} from '../../../preload/contract/model.ts';
import { chatTitle, personName, previewText } from '../../domain/chat-fold-names.ts';
import { sortKeyOf } from './cursor.ts';
import type { ChatViewRow, MessageViewRow } from './view-queries.ts';

interface SenderColumns {
  readonly senderPhoneJid: string | null;
  readonly senderLidJid: string | null;
  readonly senderContactName: string | null;
  readonly senderPushName: string | null;
}

function senderName(row: SenderColumns): string | null {
  const name = personName({
    contactName: row.senderContactName,
    pushName: row.senderPushName,
    phoneJid: row.senderPhoneJid,
    lidJid: row.senderLidJid,
  });
  return name === '' ? null : name;
}

/** `now` in milliseconds tells whether a mute still holds. */
export function chatView(accountId: AccountId, row: ChatViewRow, now: number): ChatView {
  return {
    id: String(row.chat) as ChatId,
    accountId,
    kind: row.kind,
    title: chatTitle(row.kind, row.title, row.person === null ? null : row, row.placeJid),
    lastMessage: preview(row),
    lastActivityAt: row.lastActivityAt,
    unread: row.unread,
    pinned: row.pinned === 1,
    archived: row.archived === 1,
    muted: row.mutedUntil > now,
  };
}

function preview(row: ChatViewRow): MessagePreview | null {
  if (row.lastKind === null) return null;
  return {
    kind: row.lastKind,
    text: previewText(row.lastText ?? ''),
    fromMe: row.lastFromMe === 1,
    senderName: row.lastSender ? senderName(row) : null,
    status: row.lastStatus ?? 'none',
  };
}

export function messageView(row: MessageViewRow): MessageView {
  return {
    id: String(row.message) as MessageId,
    chatId: String(row.chat) as ChatId,
    fromMe: row.fromMe === 1,
    senderName: row.sender === 0 ? null : senderName(row),
    sentAt: row.sentAt,
    sortKey: sortKeyOf(row.sentAt, row.message),
    kind: row.kind,
    text: row.text,
    status: row.status,
    edited: row.editedAt > 0,
  };
}
