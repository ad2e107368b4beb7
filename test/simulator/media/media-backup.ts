import type { MediaStore } from './media-store.ts';

/** Files that are gone from the host but that phones still have. */
export class MediaBackup {
  readonly #store: MediaStore;
  readonly #files = new Map<string, Buffer>();

  constructor(store: MediaStore) {
    this.#store = store;
  }

  /** Takes a file off the host. */
  expire(path: string): boolean {
    const blob = this.#store.get(path);
    if (!blob) return false;
    this.#files.set(path, blob);
    return this.#store.expire(path);
  }

  /** A phone uploads it again: the new direct path. */
  restore(path: string): string | undefined {
    const blob = this.#files.get(path) ?? this.#store.get(path);
    return blob && this.#store.put(blob);
  }
}
