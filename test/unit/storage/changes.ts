import type {
  ChatAddress,
  ChatBatch,
  ChatChange,
  Identity,
  MessageChange,
  MessageKey,
} from '../../../main/domain/chat-batch.ts';
import { emptyBatch } from '../../../main/domain/chat-batch.ts';

/** Bob, by number, by LID, and by both. */
export const bobPhone: Identity = { phoneJid: '491700000001@s.whatsapp.net', lidJid: null };
export const bobLid: Identity = { phoneJid: null, lidJid: '900000000001@lid' };
export const bob: Identity = { phoneJid: bobPhone.phoneJid, lidJid: bobLid.lidJid };

export const group: ChatAddress = { type: 'place', jid: '120363000000001@g.us', kind: 'group' };

export function chatWith(identity: Identity): ChatAddress {
  return { type: 'person', identity };
}

export function keyIn(chat: ChatAddress, wireId: string, rest: Partial<MessageKey> = {}): MessageKey {
  return { chat, wireId, fromMe: false, sender: null, ...rest };
}

/** A live text of somebody else, unless said otherwise. */
export function message(
  key: MessageKey,
  sentAt: number,
  rest: Partial<Omit<MessageChange, 'key' | 'sentAt'>> = {},
): MessageChange {
  return {
    key,
    sentAt,
    kind: 'text',
    text: `text of ${key.wireId}`,
    content: new Uint8Array([1, 2, 3]),
    status: key.fromMe ? 'sent' : 'none',
    origin: 'live',
    ...rest,
  };
}

export function batch(part: Partial<ChatBatch>): ChatBatch {
  return { ...emptyBatch, ...part };
}

export function chatFacts(address: ChatAddress, rest: Omit<ChatChange, 'address'>): ChatBatch {
  return batch({ chats: [{ address, ...rest }] });
}
