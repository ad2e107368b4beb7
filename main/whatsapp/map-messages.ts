import {
  proto,
  toNumber,
  WAMessageStatus,
  WAMessageStubType,
  type WAMessage,
  type WAMessageKey,
  type WAMessageUpdate,
} from '@whiskeysockets/baileys';
import type { MessageStatus, Timestamp } from '../../preload/contract/model.ts';
import type { ChatBatch, ChatChange, MessageChange, MessageKey } from '../domain/chat-batch.ts';
import { addressOf, identityOf } from './addresses.ts';
import { attempt } from './attempt.ts';
import { editedTextOf, isViewOnce, shownContentOf } from './message-content.ts';

/** A key of Baileys as one of ours; null when it names no chat or has no id. */
export function messageKeyOf(key: WAMessageKey): MessageKey | null {
  const chat = addressOf(key.remoteJid, key.remoteJidAlt);
  if (chat === null || !key.id) return null;
  const fromMe = key.fromMe === true;
  const sender = chat.type === 'place' && !fromMe ? identityOf(key.participant, key.participantAlt) : null;
  return { chat, wireId: key.id, fromMe, sender };
}

/** A key of ours as Baileys wants it for a receipt. */
export function baileysKeyOf(key: MessageKey): WAMessageKey | null {
  const remoteJid =
    key.chat.type === 'place' ? key.chat.jid : (key.chat.identity.lidJid ?? key.chat.identity.phoneJid);
  if (remoteJid === null) return null;
  const participant = key.sender === null ? null : (key.sender.lidJid ?? key.sender.phoneJid);
  return { remoteJid, id: key.wireId, fromMe: key.fromMe, ...(participant === null ? {} : { participant }) };
}

/** A message from the wire or from history; null when it has no place in a conversation. */
export function messageChangeOf(message: WAMessage, origin: 'live' | 'history'): MessageChange | null {
  const key = messageKeyOf(message.key);
  // Whoever writes to us chooses what is in it: what can't be read is said in its place, and harms nothing else.
  const content = attempt(() => shownContentOf(message), { kind: 'unsupported', text: '' } as const);
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
  };
}

/** What a `messages.update` says: a status, an edit, a deletion, or that another device has read the chat. */
export function updatesOf(updates: readonly WAMessageUpdate[]): Partial<ChatBatch> {
  const statuses: ChatBatch['statuses'][number][] = [];
  const edits: ChatBatch['edits'][number][] = [];
  const deletions: ChatBatch['deletions'][number][] = [];
  const chats: ChatChange[] = [];
  for (const { key: wireKey, update } of updates) {
    const key = messageKeyOf(wireKey);
    if (key === null) continue;
    if (update.messageStubType === WAMessageStubType.REVOKE) {
      deletions.push({ key });
      continue;
    }
    const edited = update.message?.editedMessage?.message;
    const text = attempt(() => editedTextOf(edited), null);
    if (edited && text !== null) {
      const content = attempt(() => encodeOriginal({ key: wireKey, message: edited }), new Uint8Array());
      edits.push({ key, text, content, editedAt: millisecondsOf(update.messageTimestamp) });
    }
    if (update.status === null || update.status === undefined) continue;
    if (key.fromMe) statuses.push({ key, status: ownStatusOf(update.status) });
    else if (update.status >= WAMessageStatus.READ) {
      chats.push({ address: key.chat, unread: { count: 0, source: 'device' } });
    }
  }
  return { statuses, edits, deletions, chats };
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

/** Seconds on the wire, as number, string or Long; milliseconds here. 0 when it is none of these. */
export function millisecondsOf(seconds: WAMessage['messageTimestamp'] | string): Timestamp {
  if (seconds === null || seconds === undefined) return 0;
  const value = typeof seconds === 'object' ? toNumber(seconds) : Number(seconds);
  return Number.isFinite(value) && value > 0 ? Math.floor(value) * 1000 : 0;
}

/** The original for the store. What may not be kept (view-once) goes without its content. */
export function encodeOriginal(message: WAMessage): Uint8Array {
  const kept = isViewOnce(message) ? { ...message, message: null } : message;
  return proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(kept)).finish();
}
