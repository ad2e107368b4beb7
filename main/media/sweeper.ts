import type { MediaParts } from './media-parts.ts';

/** After something may have gone, so long until unused files are looked for. Milliseconds. */
const calmAfter = 5_000;
const atOnce = 200;

/** Takes files away that nothing refers to any more: deleted, disappeared, or of an account that was removed. */
export class Sweeper {
  readonly #parts: MediaParts;
  #cancel: (() => void) | null = null;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: MediaParts) {
    this.#parts = parts;
  }

  /** Something was deleted, perhaps. */
  soon(): void {
    if (this.#closed || this.#cancel !== null) return;
    this.#cancel = this.#parts.clock.after(calmAfter, () => {
      this.#cancel = null;
      void this.now();
    });
  }

  /** Never rejects. */
  now(): Promise<void> {
    this.#running = this.#running
      .then(() => this.#sweep())
      .catch((error: unknown) => this.#parts.logger.warn('unused files could not be removed', { error }));
    return this.#running;
  }

  /** What a process that was killed has left behind. Never rejects. */
  atStart(): Promise<void> {
    const { folder, store, logger } = this.#parts;
    this.#running = this.#running
      .then(async () => {
        await this.#sweep();
        const removed = await folder.sweep(async (names) => new Set(await store.knownFiles(names)));
        if (removed > 0) logger.info('files were left over and are removed', { removed });
      })
      .catch((error: unknown) => logger.warn('the media folder could not be swept', { error }));
    return this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#running;
  }

  async #sweep(): Promise<void> {
    const { folder, store } = this.#parts;
    for (;;) {
      const names = await store.unusedFiles(atOnce);
      let removed = 0;
      for (const name of names) {
        // Somebody is about to refer to it, or is reading it.
        if (this.#closed || folder.isHeld(name)) continue;
        if (!(await store.forgetFile(name))) continue;
        // If it comes anew at this moment it is held, and stays.
        await folder.remove(name);
        removed++;
      }
      if (removed === 0 || names.length < atOnce) return;
    }
  }
}
