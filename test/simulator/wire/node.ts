import type { BinaryNode } from '@whiskeysockets/baileys/lib/WABinary/types.js';

export type { BinaryNode };

/** Attributes that are undefined are left out: Baileys' encoder would write a wrong attribute count for them. */
export function node(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  content?: BinaryNode['content'],
): BinaryNode {
  const attrs: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) attrs[key] = value;
  return content === undefined ? { tag, attrs } : { tag, attrs, content };
}

export function children(parent: BinaryNode | undefined, tag?: string): BinaryNode[] {
  if (!parent || !Array.isArray(parent.content)) return [];
  return tag === undefined ? parent.content : parent.content.filter((child) => child.tag === tag);
}

export function child(parent: BinaryNode | undefined, tag: string): BinaryNode | undefined {
  return children(parent, tag)[0];
}

export function firstChild(parent: BinaryNode | undefined): BinaryNode | undefined {
  return children(parent)[0];
}

/** Content as bytes; the decoder yields a string where the sender's bytes happened to be a dictionary token. */
export function bytesOf(parent: BinaryNode | undefined): Buffer | undefined {
  const content = parent?.content;
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : undefined;
}

export function textOf(parent: BinaryNode | undefined): string | undefined {
  return bytesOf(parent)?.toString('utf8');
}

export function unsignedOf(parent: BinaryNode | undefined): number | undefined {
  const bytes = bytesOf(parent);
  return bytes && bytes.length > 0 && bytes.length <= 6 ? bytes.readUIntBE(0, bytes.length) : undefined;
}

export function bigEndian(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}
