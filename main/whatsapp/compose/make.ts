import {
  generateWAMessage,
  proto,
  type AnyMessageContent,
  type WAMessage,
  type WAMessageKey,
} from '@whiskeysockets/baileys';
import type { ComposeContext, MessageTarget } from '../../accounts/message-port.ts';
import type { ChatAddress, Identity, MessageChange } from '../../domain/chat-batch.ts';
import { jidToSendTo } from '../addresses.ts';
import { encodeOriginal, messageChangeOf } from '../map-messages.ts';
import { baileysKeyOf } from '../message-keys.ts';

/** Whether people are known by LIDs where messages of this address go: LIDs do not mix with numbers. */
export const usesLidsAt = (address: ChatAddress): boolean =>
  !jidToSendTo(address).endsWith('@s.whatsapp.net');

/** Where it goes, and by which of our names we are known there. */
export function routeOf({ address, own }: Pick<ComposeContext, 'address' | 'own'>): {
  readonly jid: string;
  readonly ownJid: string;
  readonly usesLids: boolean;
} {
  const jid = jidToSendTo(address);
  const usesLids = usesLidsAt(address);
  const ownJid = usesLids ? (own.lidJid ?? own.phoneJid) : (own.phoneJid ?? own.lidJid);
  if (ownJid === null) throw new Error('it is not known who writes');
  return { jid, ownJid, usesLids };
}

/** A person by the kind of name that a chat uses. */
export const jidOf = ({ lidJid, phoneJid }: Identity, usesLids: boolean): string | null =>
  usesLids ? (lidJid ?? phoneJid) : (phoneJid ?? lidJid);

/** The message as Baileys makes it, without sending it. Texts get no preview: making one would call the linked site. */
export async function make(
  context: ComposeContext,
  content: AnyMessageContent,
  options: { readonly quoted?: WAMessage; readonly timed?: boolean } = {},
): Promise<WAMessage> {
  const { jid, ownJid } = routeOf(context);
  const { quoted, timed = true } = options;
  return generateWAMessage(jid, content, {
    userJid: ownJid,
    messageId: context.wireId,
    timestamp: new Date(context.at),
    upload: () => Promise.reject(new Error('nothing is uploaded here')),
    ...(quoted === undefined ? {} : { quoted }),
    ...(timed && context.timer > 0 ? { ephemeralExpiration: context.timer } : {}),
  });
}

/** As the store takes it. */
export function changeOf(context: ComposeContext, message: WAMessage): MessageChange {
  const change = messageChangeOf(message, 'history');
  if (change === null) throw new Error('a message without a place');
  return {
    ...change,
    key: { chat: context.address, wireId: context.wireId, fromMe: true, sender: null },
    status: 'queued',
  };
}

/** A message that Baileys has no form for. */
export function original(context: ComposeContext, message: proto.IMessage): Uint8Array {
  const { jid } = routeOf(context);
  return encodeOriginal({
    key: { remoteJid: jid, fromMe: true, id: context.wireId },
    message,
    messageTimestamp: Math.floor(context.at / 1000),
  });
}

/** The key of a message that is named within another. @throws Error for one without a place */
export function targetKey({ key }: MessageTarget): WAMessageKey {
  const named = baileysKeyOf(key);
  if (named === null) throw new Error('the message has no place');
  return named;
}

/** A stored original, as it reads now and as Baileys wants it; null when there is none. */
export function storedMessage(target: MessageTarget): WAMessage | null {
  if (target.content.length === 0) return null;
  const { message: stored } = proto.WebMessageInfo.decode(target.content);
  // Of an own text that was edited, the original is the edit that was sent.
  const message = stored?.protocolMessage?.editedMessage ?? stored;
  if (!message) return null;
  // An edit of a caption leaves the original alone, which is needed to fetch the file.
  for (const file of [message.imageMessage, message.videoMessage, message.documentMessage]) {
    if (file?.caption) file.caption = target.text;
  }
  return { key: targetKey(target), message };
}
