import {
  cleanMessage,
  decodeMessageNode,
  proto,
  unpadRandomMax16,
  type BinaryNode,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type { JournalEntry } from '../../accounts/ports.ts';

/** Names a stanza within its account: its id is unique per chat and sender only. */
export function journalId(stanza: BinaryNode): string {
  const { id = '', from = '', participant = '', recipient = '' } = stanza.attrs;
  return [id, from, participant, recipient].join('|');
}

/** What is needed to take a decrypted stanza up again: its attributes and the padded plaintexts, in their order. */
export function journalEntry(stanza: BinaryNode, plaintexts: readonly Uint8Array[]): JournalEntry {
  const content = {
    attrs: stanza.attrs,
    plaintexts: plaintexts.map((bytes) => Buffer.from(bytes).toString('base64')),
  };
  return { id: journalId(stanza), content: Buffer.from(JSON.stringify(content)) };
}

/** The padded plaintexts of an entry. @throws Error when the entry is damaged */
export const plaintextsOfEntry = (content: Uint8Array): readonly Uint8Array[] =>
  parse(content).plaintexts.map((text) => Buffer.from(text, 'base64'));

/**
 * The message of an entry as Baileys would have handed it on (`decryptMessageNode` and `handleMessage` of
 * Utils/decode-wa-message.js and Socket/messages-recv.js, without the decryption).
 * @throws Error when the entry is damaged
 */
export function messageOfEntry(
  content: Uint8Array,
  me: { readonly id: string; readonly lid: string },
): WAMessage {
  const { attrs } = parse(content);
  const { fullMessage } = decodeMessageNode({ tag: 'message', attrs }, me.id, me.lid);
  const message: WAMessage = fullMessage;
  for (const plaintext of plaintextsOfEntry(content)) {
    const decoded = proto.Message.decode(unpadRandomMax16(plaintext));
    const part = decoded.deviceSentMessage?.message ?? decoded;
    message.message = message.message ? Object.assign(message.message, part) : part;
  }
  cleanMessage(message, me.id, me.lid);
  return message;
}

interface EntryContent {
  readonly attrs: Record<string, string>;
  /** base64 */
  readonly plaintexts: readonly string[];
}

const parse = (content: Uint8Array): EntryContent =>
  JSON.parse(Buffer.from(content).toString('utf8')) as EntryContent;
