import { isLidUser, isPnUser, jidNormalizedUser, toNumber } from '@whiskeysockets/baileys';

/*
 * Values from other people's messages. What should be a text may be an object, a number a NaN: each function answers
 * something that can be kept and shown.
 */

/** A text of at most so many UTF-16 units, not cut inside a character; empty for what is none. */
export function safeText(value: unknown, longest: number): string {
  if (typeof value !== 'string') return '';
  if (value.length <= longest) return value;
  const last = value.charCodeAt(longest - 1);
  return value.slice(0, last >= 0xd8_00 && last <= 0xdb_ff ? longest - 1 : longest);
}

/** A whole number from 0 to 2^53; null for what is none. Takes the protobuf's Long. */
export function safeNumber(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number =
    typeof value === 'object' ? toNumber(value as Parameters<typeof toNumber>[0]) : Number(value);
  return Number.isFinite(number) && number >= 0
    ? Math.min(Math.floor(number), Number.MAX_SAFE_INTEGER)
    : null;
}

/** As above, null also for 0, by which the protobuf says "not told". */
export const safeSize = (value: unknown): number | null => safeNumber(value) || null;

/** A person's jid without device; null for anything else. */
export function safePersonJid(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 100) return null;
  const bare = jidNormalizedUser(value);
  return isPnUser(bare) || isLidUser(bare) ? bare : null;
}

/** The people among what may be a list, each once. */
export function safePersonJids(values: unknown, most: number): readonly string[] {
  if (!Array.isArray(values)) return [];
  const jids = values.slice(0, most).map(safePersonJid);
  return [...new Set(jids.filter((jid) => jid !== null))];
}

export const base64 = (value: unknown): string | null =>
  value instanceof Uint8Array && value.length > 0 ? Buffer.from(value).toString('base64') : null;
