import {
  isJidBroadcast,
  isJidGroup,
  isJidNewsletter,
  isJidStatusBroadcast,
  isLidUser,
  isPnUser,
  jidDecode,
  jidNormalizedUser,
} from '@whiskeysockets/baileys';
import type { ChatAddress, Identity } from '../domain/chat-batch.ts';

/**
 * One person by the jids that a stanza gives: its main one and, where there is one, the alternative (Baileys calls
 * them `remoteJid`/`remoteJidAlt` and `participant`/`participantAlt`). Device parts are dropped.
 * @returns null when neither is a person
 */
export function identityOf(...jids: readonly (string | null | undefined)[]): Identity | null {
  let phoneJid: string | null = null;
  let lidJid: string | null = null;
  for (const jid of jids) {
    if (!jid) continue;
    const bare = jidNormalizedUser(jid);
    if (isPnUser(bare)) phoneJid ??= bare;
    else if (isLidUser(bare)) lidJid ??= bare;
  }
  return phoneJid === null && lidJid === null ? null : { phoneJid, lidJid };
}

/** Where a chat jid leads. @returns null for what is not a chat (empty, or the service itself) */
export function addressOf(jid: string | null | undefined, alternative?: string | null): ChatAddress | null {
  if (!jid) return null;
  const identity = identityOf(jid, alternative);
  if (identity !== null) return { type: 'person', identity };
  const bare = jidNormalizedUser(jid);
  if (isJidGroup(bare)) return { type: 'place', jid: bare, kind: 'group' };
  if (isJidStatusBroadcast(bare)) return { type: 'place', jid: bare, kind: 'status' };
  if (isJidNewsletter(bare)) return { type: 'place', jid: bare, kind: 'channel' };
  if (isJidBroadcast(bare)) return { type: 'place', jid: bare, kind: 'other' };
  return null;
}

/** The jid to send to: the LID where it is known, as the service has moved its addressing there. */
export function jidToSendTo(address: ChatAddress): string {
  if (address.type === 'place') return address.jid;
  const jid = address.identity.lidJid ?? address.identity.phoneJid;
  if (jid === null) throw new Error('a person without any jid');
  return jid;
}

/** The digits of a phone number jid, without device; null for anything else. */
export function phoneNumberOf(jid: string | null | undefined): string | null {
  const decoded = jid ? jidDecode(jid) : undefined;
  return decoded !== undefined && decoded.server === 's.whatsapp.net' && /^\d{5,20}$/.test(decoded.user)
    ? decoded.user
    : null;
}
