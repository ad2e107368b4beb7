import { TAGS, TOKEN_MAP } from '@whiskeysockets/baileys/lib/WABinary/constants.js';
import { ByteWriter } from './byte-writer.ts';
import type { BinaryNode } from './node.ts';

/** Domain numbers of jids with a device (WAJIDDomains in lib/WABinary/jid-utils.js). */
const DOMAINS: Readonly<Record<string, number>> = {
  's.whatsapp.net': 0,
  lid: 1,
  hosted: 128,
  'hosted.lid': 129,
};
const DEVICE_JID = /^(\d+):(\d{1,3})@([a-z.]+)$/;
const PLAIN_JID = /^([\w.-]*)@([a-z][a-z.]*)$/;
const NIBBLES = /^[0-9.-]+$/;
const HEX = /^[0-9A-F]+$/;

const tokens = new Map(Object.entries(TOKEN_MAP as Record<string, { dict?: number; index: number }>));

/**
 * The binary form of a stanza, as lib/WABinary/decode.js reads it. Baileys' own encoder is not used because it takes every
 * text with an @ for a jid and every name of an Object method for a token: a person called "Joe@" would end the
 * connection of everybody who hears of them.
 */
export function encodeNode(stanza: BinaryNode): Buffer {
  const writer = new ByteWriter();
  writer.byte(0);
  writeNode(writer, stanza);
  return writer.result();
}

function writeNode(writer: ByteWriter, { tag, attrs, content }: BinaryNode): void {
  const names = Object.keys(attrs);
  writeListStart(writer, 2 * names.length + 1 + (content === undefined ? 0 : 1));
  writeString(writer, tag);
  for (const name of names) {
    writeString(writer, name);
    writeString(writer, attrs[name] ?? '');
  }
  if (typeof content === 'string') writeString(writer, content);
  else if (content instanceof Uint8Array) writeBytes(writer, content);
  else if (content) {
    writeListStart(writer, content.length);
    for (const child of content) writeNode(writer, child);
  }
}

function writeListStart(writer: ByteWriter, size: number): void {
  if (size === 0) {
    writer.byte(TAGS.LIST_EMPTY);
  } else if (size < 256) {
    writer.byte(TAGS.LIST_8);
    writer.byte(size);
  } else if (size < 65_536) {
    writer.byte(TAGS.LIST_16);
    writer.unsigned(size, 2);
  } else {
    throw new Error(`a list of ${size} does not fit into a stanza`);
  }
}

function writeString(writer: ByteWriter, text: string): void {
  const token = tokens.get(text);
  if (token) {
    if (token.dict !== undefined) writer.byte(TAGS.DICTIONARY_0 + token.dict);
    writer.byte(token.index);
  } else if (text.length > 0 && text.length <= TAGS.PACKED_MAX && NIBBLES.test(text)) {
    writePacked(writer, text, TAGS.NIBBLE_8, (char) =>
      char === '-' ? 10 : char === '.' ? 11 : Number(char),
    );
  } else if (text.length > 0 && text.length <= TAGS.PACKED_MAX && HEX.test(text)) {
    writePacked(writer, text, TAGS.HEX_8, (char) => parseInt(char, 16));
  } else if (!text.includes('@') || !writeJid(writer, text)) {
    writeBytes(writer, Buffer.from(text));
  }
}

/** False when the text is no jid. */
function writeJid(writer: ByteWriter, text: string): boolean {
  const [, user = '', device = '', server = ''] = DEVICE_JID.exec(text) ?? [];
  const domain = Object.hasOwn(DOMAINS, server) ? DOMAINS[server] : undefined;
  if (domain !== undefined && Number(device) < 256) {
    writer.byte(TAGS.AD_JID);
    writer.byte(domain);
    writer.byte(Number(device));
    writeString(writer, user);
    return true;
  }
  const plain = PLAIN_JID.exec(text);
  if (!plain) return false;
  writer.byte(TAGS.JID_PAIR);
  if (plain[1]) writeString(writer, plain[1]);
  else writer.byte(TAGS.LIST_EMPTY);
  writeString(writer, plain[2] ?? '');
  return true;
}

/** Two characters in a byte; the last half of an odd one is 15. */
function writePacked(writer: ByteWriter, text: string, tag: number, valueOf: (char: string) => number): void {
  const half = Math.ceil(text.length / 2);
  writer.byte(tag);
  writer.byte(text.length % 2 === 1 ? half | 0x80 : half);
  for (let at = 0; at < text.length; at += 2) {
    const next = text[at + 1];
    writer.byte((valueOf(text[at] ?? '') << 4) | (next === undefined ? 15 : valueOf(next)));
  }
}

function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  const { length } = bytes;
  if (length >= 1 << 20) {
    writer.byte(TAGS.BINARY_32);
    writer.unsigned(length, 4);
  } else if (length >= 256) {
    writer.byte(TAGS.BINARY_20);
    writer.unsigned(length, 3);
  } else {
    writer.byte(TAGS.BINARY_8);
    writer.byte(length);
  }
  writer.bytes(bytes);
}
