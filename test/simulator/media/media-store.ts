import { randomBytes } from 'node:crypto';

/** In bytes; the oldest go when there is more. */
const LIMIT = 512 * 1024 * 1024;

/** The encrypted files of the media host, by path. */
export class MediaStore {
  readonly #files = new Map<string, Buffer>();
  /** What an upload has to show; handed out by media_conn. */
  readonly token = randomBytes(24).toString('base64url');
  #size = 0;

  /** Returns the direct path. The query stands in for the signature of the real one and has to be kept by clients. */
  put(blob: Buffer): string {
    const path = `/v/t62.7118-24/${randomBytes(16).toString('hex')}.enc?ccb=11-4&oh=${randomBytes(8).toString('hex')}`;
    this.#files.set(path, blob);
    this.#size += blob.length;
    for (const [oldest, { length }] of this.#files) {
      if (this.#size <= LIMIT) break;
      this.#files.delete(oldest);
      this.#size -= length;
    }
    return path;
  }

  get(path: string): Buffer | undefined {
    return this.#files.get(path);
  }

  /** Files of the real host live for some weeks; here they go by order. */
  expire(path: string): boolean {
    const blob = this.#files.get(path);
    if (blob) this.#size -= blob.length;
    return this.#files.delete(path);
  }
}
