import { BlobsInMemory, type Blobs } from './blob-files.ts';
import type { MediaStore } from './media-store.ts';

/** Files that are gone from the host but that phones still have. */
export class MediaBackup {
  readonly #store: MediaStore;
  readonly #blobs: Blobs;

  constructor(store: MediaStore, blobs: Blobs = new BlobsInMemory()) {
    this.#store = store;
    this.#blobs = blobs;
  }

  /** Takes a file off the host. */
  expire(path: string): boolean {
    const blob = this.#store.get(path);
    if (!blob) return false;
    this.#blobs.write(path, blob);
    return this.#store.expire(path);
  }

  /** A phone uploads it again: the new direct path. */
  restore(path: string): string | undefined {
    const blob = this.#blobs.read(path) ?? this.#store.get(path);
    return blob && this.#store.put(blob);
  }
}
