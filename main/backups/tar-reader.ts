import { BackupError } from './backup-error.ts';
import { blockSize, decodeHeader, paddingAfter, type TarEntry } from './tar-header.ts';

/** After the two empty blocks at the end, tar fills up to this. */
const largestTail = 20 * blockSize;

/** One part of the archive; its bytes are to be taken, to the end, before the next part is asked for. */
export interface TarPart extends TarEntry {
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Reads an archive as a stream, in one go, with the memory of one piece.
 * Throws BackupError `backup-hostile` for anything but plain files with plain names, `backup-damaged` for an early end.
 */
export async function* tarParts(archive: AsyncIterable<Uint8Array>): AsyncGenerator<TarPart> {
  const source = new ByteSource(archive);
  try {
    for (;;) {
      const header = decodeHeader(await source.exactly(blockSize));
      if (header === 'end') break;
      if (header === null) throw new BackupError('backup-hostile', 'a part that no backup has');
      const content = new PartContent(source, header.size);
      yield { ...header, content };
      if (content.left > 0) throw new Error('the content of a part was not read');
      const padding = await source.exactly(paddingAfter(header.size));
      if (padding.some((byte) => byte !== 0)) throw new BackupError('backup-hostile', 'bytes between parts');
    }
    await checkTail(source);
  } finally {
    await source.close();
  }
}

async function checkTail(source: ByteSource): Promise<void> {
  let length = 0;
  for (let piece = await source.upTo(blockSize); piece.length > 0; piece = await source.upTo(blockSize)) {
    length += piece.length;
    if (length > largestTail || piece.some((byte) => byte !== 0))
      throw new BackupError('backup-hostile', 'bytes after the end');
  }
  if (length < blockSize) throw new BackupError('backup-damaged', 'the end of the archive is missing');
}

class PartContent implements AsyncIterable<Uint8Array> {
  readonly #source: ByteSource;
  left: number;
  constructor(source: ByteSource, size: number) {
    this.#source = source;
    this.left = size;
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    while (this.left > 0) {
      const piece = await this.#source.upTo(this.left);
      if (piece.length === 0) throw new BackupError('backup-damaged', 'a part ends early');
      this.left -= piece.length;
      yield piece;
    }
  }
}

/** Bytes by number instead of by the pieces that they came in. */
class ByteSource {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  constructor(archive: AsyncIterable<Uint8Array>) {
    this.#pieces = archive[Symbol.asyncIterator]();
  }

  /** At least one byte and at most `limit`; none at the end. */
  async upTo(limit: number): Promise<Uint8Array> {
    while (this.#rest.length === 0) {
      const next = await this.#pieces.next();
      if (next.done === true) return this.#rest;
      this.#rest = next.value;
    }
    const piece = this.#rest.subarray(0, limit);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  async exactly(length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length;) {
      const piece = await this.upTo(length - filled);
      if (piece.length === 0) throw new BackupError('backup-damaged', 'the archive ends early');
      bytes.set(piece, filled);
      filled += piece.length;
    }
    return bytes;
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}

/** All of a part, when it is no larger than `limit`. @throws BackupError `backup-hostile` */
export async function wholePart(part: TarPart, limit: number): Promise<Uint8Array> {
  if (part.size > limit) throw new BackupError('backup-hostile', 'a part is larger than any of its kind');
  const bytes = new Uint8Array(part.size);
  let filled = 0;
  for await (const piece of part.content) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
}
