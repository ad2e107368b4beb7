import {
  proto,
  WAMessageStatus,
  WAMessageStubType,
  type WAMessage,
  type WAMessageUpdate,
} from '@whiskeysockets/baileys';
import type { MessageStatus, Timestamp } from '../../preload/contract/model.ts';
import type {
  ChatBatch,
  ChatChange,
  MarkChange,
  MessageChange,
  MessageKey,
  ReceiptChange,
} from '../domain/chat-batch.ts';
import { attempt } from './attempt.ts';
import { receiptOf } from './map-marks.ts';
import {
  editedContentOf,
  isViewOnce,
  lifetimeOf,
  messageContentOf,
  type MessageContent,
} from './message-content.ts';
import { messageKeyOf, millisecondsOf } from './message-keys.ts';

/** A message from the wire or from history; null when it has no place in a conversation. */
export function messageChangeOf(message: WAMessage, origin: 'live' | 'history'): MessageChange | null {
  const key = messageKeyOf(message.key);
  // Whoever writes to us chooses what is in it: what can't be read is said in its place, and harms nothing else.
  const content = attempt<MessageContent | null>(() => messageContentOf(message), unreadable);
  if (key === null || content === null) return null;
  const pushName = !key.fromMe && message.pushName ? { pushName: message.pushName } : {};
  return {
    key,
    sentAt: millisecondsOf(message.messageTimestamp),
    kind: content.kind,
    text: content.text,
    content: attempt(() => encodeOriginal(message), new Uint8Array()),
    status: key.fromMe ? ownStatusOf(message.status) : 'none',
    origin,
    ...pushName,
    ...(content.detail === undefined ? {} : { detail: content.detail }),
    ...expiryOf(message),
  };
}

const unreadable: MessageContent = { kind: 'unsupported', text: '' };

/** Messages of a chat with a timer go when it is over, counted from when they were sent. */
function expiryOf(message: WAMessage): { readonly expiresAt?: Timestamp } {
  const seconds = attempt(() => lifetimeOf(message), 0);
  if (seconds === 0) return {};
  const start = millisecondsOf(message.ephemeralStartTimestamp) || millisecondsOf(message.messageTimestamp);
  return { expiresAt: start + seconds * 1000 };
}

/**
 * What a `messages.update` says: a status, an edit, a star, or that another device has read the chat. A deletion is
 * taken from the message that says it, which names the author when it was an admin's (`factsAboutOthers`).
 */
export function updatesOf(updates: readonly WAMessageUpdate[]): Partial<ChatBatch> {
  const statuses: ChatBatch['statuses'][number][] = [];
  const edits: ChatBatch['edits'][number][] = [];
  const marks: MarkChange[] = [];
  const receipts: ReceiptChange[] = [];
  const chats: ChatChange[] = [];
  for (const { key: wireKey, update } of updates) {
    const key = messageKeyOf(wireKey);
    if (key === null) continue;
    if (update.messageStubType === WAMessageStubType.REVOKE) continue;
    if (typeof update.starred === 'boolean')
      marks.push({ key, what: 'star', by: null, at: 0, value: update.starred ? '1' : '' });
    const edited = update.message?.editedMessage?.message;
    const shown = attempt(() => editedContentOf(edited), null);
    if (edited && shown !== null) {
      const content = attempt(() => encodeOriginal({ key: wireKey, message: edited }), new Uint8Array());
      const { text, detail } = shown;
      const editedAt = millisecondsOf(update.messageTimestamp);
      edits.push({ key, text, content, editedAt, ...(detail === undefined ? {} : { detail }) });
    }
    if (update.status === null || update.status === undefined) continue;
    if (key.fromMe) {
      statuses.push({ key, status: ownStatusOf(update.status) });
      receipts.push(...directReceipt(key, update));
    } else if (update.status >= WAMessageStatus.READ) {
      chats.push({ address: key.chat, unread: { count: 0, source: 'device' } });
    }
  }
  return { statuses, edits, marks, receipts, chats };
}

/** In a direct chat the status is the other person's receipt, with its time. */
function directReceipt(
  key: MessageKey,
  { status, messageTimestamp }: WAMessageUpdate['update'],
): ReceiptChange[] {
  if (key.chat.type !== 'person' || !messageTimestamp) return [];
  const by = key.chat.identity;
  switch (status) {
    case WAMessageStatus.DELIVERY_ACK:
      return [receiptOf(key, by, { receiptTimestamp: messageTimestamp })];
    case WAMessageStatus.READ:
      return [receiptOf(key, by, { readTimestamp: messageTimestamp })];
    case WAMessageStatus.PLAYED:
      return [receiptOf(key, by, { playedTimestamp: messageTimestamp })];
    default:
      return [];
  }
}

/** Own messages by Baileys' status (WAProto `WebMessageInfo.Status`). One that another device has sent is sent. */
export function ownStatusOf(status: proto.WebMessageInfo.Status | null | undefined): MessageStatus {
  switch (status) {
    case WAMessageStatus.ERROR:
      return 'failed';
    case WAMessageStatus.DELIVERY_ACK:
      return 'delivered';
    case WAMessageStatus.READ:
      return 'read';
    case WAMessageStatus.PLAYED:
      return 'played';
    case WAMessageStatus.PENDING:
    case WAMessageStatus.SERVER_ACK:
    case null:
    case undefined:
      return 'sent';
  }
}

/** The original for the store. What may not be kept (view-once) goes without its content. */
export function encodeOriginal(message: WAMessage): Uint8Array {
  const kept = isViewOnce(message) ? { ...message, message: null } : message;
  return proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(kept)).finish();
}
