import { hkdf } from '../crypto/symmetric.ts';

const LENGTH = 128;

export const EMPTY_HASH = Buffer.alloc(LENGTH);

/** A hash of a set to which members can be added and from which they can be taken (lib/Utils/lt-hash.js). */
export function changeHash(hash: Buffer, removed: readonly Buffer[], added: readonly Buffer[]): Buffer {
  const words = Buffer.from(hash);
  for (const member of removed) combine(words, member, -1);
  for (const member of added) combine(words, member, 1);
  return words;
}

function combine(words: Buffer, member: Buffer, sign: 1 | -1): void {
  const expanded = hkdf(member, LENGTH, Buffer.alloc(0), 'WhatsApp Patch Integrity');
  for (let at = 0; at < LENGTH; at += 2) {
    words.writeUInt16LE((words.readUInt16LE(at) + sign * expanded.readUInt16LE(at)) & 0xffff, at);
  }
}
