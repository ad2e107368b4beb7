import { inflateSync } from 'node:zlib';
import * as constants from '@whiskeysockets/baileys/lib/WABinary/constants.js';
import { decodeDecompressedBinaryNode } from '@whiskeysockets/baileys/lib/WABinary/decode.js';
import type { BinaryNode } from './node.ts';

/** Larger than any stanza of a client (812 pre-keys are 41 kB), small enough that a bomb does no harm. */
const MAXIMUM_INFLATED = 4 * 1024 * 1024;
const COMPRESSED = 2;

/**
 * Form: lib/WABinary/decode.js. Inflating is done here and synchronously: Baileys' own decoder awaits zlib, which would
 * let stanzas overtake each other, and puts no limit on what a small frame may inflate to.
 */
export function decodeNode(frame: Buffer): BinaryNode {
  if (frame.length < 2) throw new Error('empty stanza');
  const flags = frame.readUInt8(0);
  const body = frame.subarray(1);
  const plain = flags & COMPRESSED ? inflateSync(body, { maxOutputLength: MAXIMUM_INFLATED }) : body;
  const stanza = decodeDecompressedBinaryNode(plain, constants);
  if (typeof stanza.tag !== 'string' || stanza.tag.length === 0) throw new Error('stanza without a tag');
  return stanza;
}
