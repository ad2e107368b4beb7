/*
 * The part of the tar format (POSIX ustar) that a backup needs: regular files with short plain names. Written by
 * hand, because the reader's value is in what it refuses, and the rest of the format is what attacks are made of.
 */

export const blockSize = 512;

/** One file of the archive. */
export interface TarEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Relative, of lower-case parts without leading dots: can't leave a folder, and means the same on every system. */
const safeName = /^[a-z0-9][a-z0-9.-]{0,63}(?:\/[a-z0-9][a-z0-9.-]{0,63}){0,3}$/;
const longestName = 100;
/** What eleven octal digits can say. */
export const largestSize = 8 ** 11 - 1;

/** The header block of a file. @throws RangeError for a name or size that the reader would refuse */
export function encodeHeader({ name, size }: TarEntry, modifiedAt: number): Uint8Array {
  if (!isSafeName(name) || size < 0 || size > largestSize) throw new RangeError('not a part of a backup');
  const header = Buffer.alloc(blockSize);
  header.write(name, 0, 'latin1');
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(`${octal(size, 11)}\0`, 124, 'latin1');
  header.write(`${octal(Math.floor(modifiedAt / 1000), 11)}\0`, 136, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  header.write(`${octal(checksumOf(header), 6)}\0 `, 148, 'latin1');
  return header;
}

/** What a header block says: a file, the end of the archive, or null for anything that a backup does not hold. */
export function decodeHeader(block: Uint8Array): TarEntry | 'end' | null {
  if (block.every((byte) => byte === 0)) return 'end';
  const header = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const name = textAt(header, 0, 100);
  const size = numberAt(header, 124, 12);
  const isFile = header[156] === 0x30;
  const isUstar = header.toString('latin1', 257, 265) === 'ustar\u000000';
  const hasNoPrefix = header[345] === 0;
  const hasNoTarget = header[157] === 0;
  if (!isFile || !isUstar || !hasNoPrefix || !hasNoTarget) return null;
  if (size === null || numberAt(header, 148, 8) !== checksumOf(header) || !isSafeName(name)) return null;
  return { name, size };
}

/** Bytes between the end of a file and the next header. */
export const paddingAfter = (size: number): number => (blockSize - (size % blockSize)) % blockSize;

const isSafeName = (name: string): boolean =>
  name.length <= longestName && safeName.test(name) && !name.includes('..');

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

function textAt(header: Buffer, offset: number, length: number): string {
  const text = header.toString('latin1', offset, offset + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function numberAt(header: Buffer, offset: number, length: number): number | null {
  const text = header.toString('latin1', offset, offset + length).replace(/[\0 ]+$/, '');
  return /^[0-7]{1,11}$/.test(text) ? Number.parseInt(text, 8) : null;
}

/** The sum of the header's bytes, its own place counted as spaces. */
function checksumOf(header: Buffer): number {
  let sum = 0;
  for (let index = 0; index < blockSize; index++)
    sum += index >= 148 && index < 156 ? 0x20 : (header[index] ?? 0);
  return sum;
}
