import { randomBytes } from 'node:crypto';
import { BlobsInMemory, type Blobs } from './blob-files.ts';

/** In bytes; the oldest go when there is more. */
const LIMIT = 512 * 1024 * 1024;

/** The encrypted files of the media host, by path. */
export class MediaStore {
  readonly #blobs: Blobs;
  readonly #lengths = new Map<string, number>();
  /** What an upload has to show; handed out by media_conn. */
  readonly token = randomBytes(24).toString('base64url');
  #size = 0;

  constructor(blobs: Blobs = new BlobsInMemory()) {
    this.#blobs = blobs;
    for (const { name, length } of blobs.list()) this.#note(name, length);
  }

  /** Returns the direct path. The query stands in for the signature of the real one and has to be kept by clients. */
  put(blob: Buffer): string {
    const path = `/v/t62.7118-24/${randomBytes(16).toString('hex')}.enc?ccb=11-4&oh=${randomBytes(8).toString('hex')}`;
    this.#blobs.write(path, blob);
    this.#note(path, blob.length);
    for (const oldest of this.#lengths.keys()) {
      if (this.#size <= LIMIT) break;
      this.expire(oldest);
    }
    return path;
  }

  get(path: string): Buffer | undefined {
    return this.#lengths.has(path) ? this.#blobs.read(path) : undefined;
  }

  /** Files of the real host live for some weeks; here they go by order. */
  expire(path: string): boolean {
    this.#size -= this.#lengths.get(path) ?? 0;
    this.#blobs.remove(path);
    return this.#lengths.delete(path);
  }

  #note(path: string, length: number): void {
    this.#lengths.set(path, length);
    this.#size += length;
  }
}
