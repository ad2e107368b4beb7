import type { StoredKey } from './backup-port.ts';
import type { JournalEntry } from './ports.ts';

/*
 * Keys and journal entries as JSON lines, one object each, bytes in base64: what a backup holds, and what
 * crosses between the store's thread and the others in one piece instead of a thousand.
 */

export const encodeKeyLines = (keys: readonly StoredKey[]): Uint8Array =>
  Buffer.from(
    keys.map(({ type, id, value }) => `${JSON.stringify({ type, id, value: base64(value) })}\n`).join(''),
  );

export const encodeJournalLines = (entries: readonly JournalEntry[]): Uint8Array =>
  Buffer.from(
    entries.map(({ id, content }) => `${JSON.stringify({ id, content: base64(content) })}\n`).join(''),
  );

/** @throws Error when a line is not a key, or a key comes twice */
export function decodeKeyLines(lines: Uint8Array): StoredKey[] {
  const seen = new Set<string>();
  return objectsOf(lines).map((object) => {
    const key = { type: text(object, 'type'), id: text(object, 'id'), value: bytes(object, 'value') };
    const name = `${key.type}\u0000${key.id}`;
    if (seen.has(name)) throw new Error('a key is there twice');
    seen.add(name);
    return key;
  });
}

/** @throws Error when a line is not a journal entry */
export const decodeJournalLines = (lines: Uint8Array): JournalEntry[] =>
  objectsOf(lines).map((object) => ({ id: text(object, 'id'), content: bytes(object, 'content') }));

const base64 = (value: Uint8Array): string =>
  Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');

function objectsOf(lines: Uint8Array): Readonly<Record<string, unknown>>[] {
  return Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null) throw new Error('a line holds no object');
      return value as Readonly<Record<string, unknown>>;
    });
}

function text(object: Readonly<Record<string, unknown>>, name: string): string {
  const value = object[name];
  if (typeof value !== 'string' || value === '' || value.length > 1000)
    throw new Error(`a line lacks ${name}`);
  return value;
}

function bytes(object: Readonly<Record<string, unknown>>, name: string): Uint8Array {
  const value = object[name];
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(value))
    throw new Error(`a line lacks ${name}`);
  return Buffer.from(value, 'base64');
}
