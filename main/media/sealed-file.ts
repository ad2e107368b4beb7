import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  type Hash,
} from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/*
 * The format of a file in the media folder, version 1. It can be read from any place without reading what is before it.
 *
 *   header   magic "SBMEDIA1" (8 bytes), salt (32 bytes)
 *   chunks   64 KiB of content each (the last one less, or none), AES-256-GCM, each followed by its tag of 16 bytes
 *
 * Every file has a key of its own: HKDF-SHA256 of the folder's key with the salt. The nonce of a chunk is its number, and a
 * one in front for the last chunk: so chunks can't be swapped, repeated or cut off. The last chunk is bound to the name of
 * the file, which is a keyed hash of the content: one file can't be put in place of another.
 */

const magic = Buffer.from('SBMEDIA1');
const saltLength = 32;
const headerLength = magic.length + saltLength;
const tagLength = 16;
export const chunkLength = 64 * 1024;
const sealedLength = chunkLength + tagLength;

/** A file that is not what was written: cut short, changed, or another one. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** Keys of the media folder, out of its one key of 32 bytes. */
export interface MediaKeys {
  readonly files: Buffer;
  readonly names: Buffer;
}

export const mediaKeysOf = (key: Uint8Array): MediaKeys => ({
  files: Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'switchboard/1/media/files', 32)),
  names: Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'switchboard/1/media/names', 32)),
});

/** The name of a content by its SHA-256: tells nobody without the key which content it is. */
export const nameOfContent = (keys: MediaKeys, sha256: Uint8Array): string =>
  createHmac('sha256', keys.names).update(sha256).digest('hex');

const keyOfFile = (keys: MediaKeys, salt: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', keys.files, salt, 'switchboard/1/media/file', 32));

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce[0] = last ? 1 : 0;
  nonce.writeUIntBE(index, 6, 6);
  return nonce;
}

const associatedOf = (header: Buffer, last: boolean, name: string): Buffer =>
  last ? Buffer.concat([header, Buffer.from(name)]) : header;

/** Writes content as it comes, and tells its name at the end. Nothing of it is in plain on the disk at any time. */
export class SealedWriter {
  readonly #keys: MediaKeys;
  readonly #file: FileHandle;
  readonly #header: Buffer;
  readonly #key: Buffer;
  readonly #hash: Hash = createHash('sha256');
  #held: Buffer[] = [];
  #heldLength = 0;
  #index = 0;
  #length = 0;

  private constructor(keys: MediaKeys, file: FileHandle) {
    const salt = randomBytes(saltLength);
    this.#keys = keys;
    this.#file = file;
    this.#header = Buffer.concat([magic, salt]);
    this.#key = keyOfFile(keys, salt);
  }

  /** Makes a new file; one that is there already is an error. */
  static async create(path: string, keys: MediaKeys): Promise<SealedWriter> {
    const file = await open(path, 'wx', 0o600);
    const writer = new SealedWriter(keys, file);
    try {
      await file.writev([writer.#header]);
    } catch (error: unknown) {
      await file.close();
      throw error;
    }
    return writer;
  }

  /** Bytes of content so far. */
  get length(): number {
    return this.#length;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#length += bytes.length;
    // Copied: whoever hands it over may use the buffer again.
    this.#held.push(Buffer.from(bytes));
    this.#heldLength += bytes.length;
    // One chunk stays back: only at the end is it known which is the last.
    if (this.#heldLength <= chunkLength) return;
    const all = Buffer.concat(this.#held);
    const sealed: Buffer[] = [];
    let start = 0;
    for (; all.length - start > chunkLength; start += chunkLength)
      sealed.push(this.#seal(all.subarray(start, start + chunkLength), false, ''));
    this.#held = [Buffer.from(all.subarray(start))];
    this.#heldLength = all.length - start;
    await this.#file.writev(sealed);
  }

  /** Ends the file; it is on the disk when this resolves. */
  async finish(): Promise<{ readonly name: string; readonly bytes: number; readonly sha256: Buffer }> {
    try {
      const sha256 = this.#hash.digest();
      const name = nameOfContent(this.#keys, sha256);
      await this.#file.writev([this.#seal(Buffer.concat(this.#held), true, name)]);
      await this.#file.sync();
      return { name, bytes: this.#length, sha256 };
    } finally {
      await this.close();
    }
  }

  /** Gives up; the file is the caller's to remove. */
  async close(): Promise<void> {
    this.#held = [];
    this.#key.fill(0);
    await this.#file.close().catch(() => undefined);
  }

  #seal(content: Buffer, last: boolean, name: string): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#index++, last), {
      authTagLength: tagLength,
    });
    cipher.setAAD(associatedOf(this.#header, last, name));
    return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  }
}

/** A file of the folder, open for reading from any place. */
export class SealedReader {
  readonly #file: FileHandle;
  readonly #name: string;
  readonly #header: Buffer;
  readonly #key: Buffer;
  readonly #chunks: number;
  /** Bytes of content. */
  readonly length: number;

  private constructor(file: FileHandle, name: string, header: Buffer, key: Buffer, size: number) {
    this.#file = file;
    this.#name = name;
    this.#header = header;
    this.#key = key;
    const body = size - headerLength;
    this.#chunks = Math.ceil(body / sealedLength);
    this.length = body - this.#chunks * tagLength;
  }

  /**
   * Opens a file and checks its last chunk, and with it the length.
   * @throws DamagedFile, or what the file system says
   */
  static async open(path: string, name: string, keys: MediaKeys): Promise<SealedReader> {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const header = Buffer.alloc(headerLength);
      const { bytesRead } = await file.read(header, 0, headerLength, 0);
      const rest = (size - headerLength) % sealedLength;
      const whole = bytesRead === headerLength && header.subarray(0, magic.length).equals(magic);
      if (!whole || size < headerLength + tagLength || (rest > 0 && rest < tagLength))
        throw new DamagedFile('it is not a whole file');
      const key = keyOfFile(keys, header.subarray(magic.length));
      const reader = new SealedReader(file, name, header, key, size);
      await reader.#chunk(reader.#chunks - 1);
      return reader;
    } catch (error: unknown) {
      await file.close().catch(() => undefined);
      throw error;
    }
  }

  /**
   * Content from `start` up to and without `end`, chunk by chunk.
   * @throws DamagedFile at the first byte that is not what was written
   */
  async *read(start = 0, end = this.length): AsyncGenerator<Buffer> {
    const limit = Math.min(end, this.length);
    for (let place = Math.max(0, start); place < limit;) {
      const index = Math.floor(place / chunkLength);
      const content = await this.#chunk(index);
      const first = index * chunkLength;
      yield content.subarray(place - first, limit - first);
      place = first + chunkLength;
    }
  }

  async close(): Promise<void> {
    this.#key.fill(0);
    await this.#file.close().catch(() => undefined);
  }

  async #chunk(index: number): Promise<Buffer> {
    const last = index === this.#chunks - 1;
    const sealed = Buffer.allocUnsafeSlow(sealedLength);
    const { bytesRead } = await this.#file.read(sealed, 0, sealedLength, headerLength + index * sealedLength);
    if (bytesRead < tagLength || (!last && bytesRead < sealedLength))
      throw new DamagedFile('it ends too early');
    const body = sealed.subarray(0, bytesRead - tagLength);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonceOf(index, last), {
      authTagLength: tagLength,
    });
    decipher.setAAD(associatedOf(this.#header, last, this.#name));
    decipher.setAuthTag(sealed.subarray(bytesRead - tagLength, bytesRead));
    try {
      const content = decipher.update(body);
      // Checks the tag; there is nothing left to give.
      decipher.final();
      return content;
    } catch (error: unknown) {
      throw new DamagedFile('a part of it is not what was written', { cause: error });
    }
  }
}
