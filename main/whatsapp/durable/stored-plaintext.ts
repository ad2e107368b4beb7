import { areJidsSameUser, encodeWAMessage, proto, type BinaryNode } from '@whiskeysockets/baileys';

/** The stored original of a message, by its id on the wire; null when there is none. */
export type FindOriginal = (wireId: string, fromMe: boolean) => Promise<Uint8Array | null>;

/**
 * What a stanza gave when it was read before, taken from the chats. A stanza that is stored and was not receipted comes
 * again after a kill; nothing in memory knows it any more, and asking its sender for it would start a new session for every
 * one of them, each at the cost of an older session that the rest of the backlog needs.
 * @returns padded as Baileys expects a plaintext; null when the chats have nothing from this sender under this id
 */
export async function storedPlaintext(stanza: BinaryNode, find: FindOriginal): Promise<Uint8Array | null> {
  const { id, from, participant, recipient } = stanza.attrs;
  if (id === undefined || from === undefined) return null;
  const original = await find(id, recipient !== undefined);
  if (original === null) return null;
  const { key, message } = proto.WebMessageInfo.decode(original);
  if (!message) return null;
  // An id is unique per chat and sender only: another's message under the same id is not this one.
  const {
    sender_pn: senderPn,
    participant_pn: participantPn,
    sender_lid: senderLid,
    recipient_pn: recipientPn,
  } = stanza.attrs;
  const expected =
    participant === undefined
      ? [recipient ?? from, senderPn, senderLid, recipientPn]
      : [participant, participantPn];
  const stored = (participant === undefined ? key?.remoteJid : key?.participant) ?? undefined;
  return expected.some((jid) => areJidsSameUser(jid, stored)) ? encodeWAMessage(message) : null;
}
