import { toNumber, type WAMessage, type WAMessageKey } from '@whiskeysockets/baileys';
import type { Timestamp } from '../../preload/contract/model.ts';
import type { MessageKey } from '../domain/chat-batch.ts';
import { addressOf, identityOf } from './addresses.ts';

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

/** Seconds on the wire, as number, string or Long; milliseconds here. 0 when it is none of these. */
export function millisecondsOf(seconds: WAMessage['messageTimestamp'] | string): Timestamp {
  if (seconds === null || seconds === undefined) return 0;
  const value = typeof seconds === 'object' ? toNumber(seconds) : Number(seconds);
  return Number.isFinite(value) && value > 0 ? Math.floor(value) * 1000 : 0;
}
