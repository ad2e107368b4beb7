/**
 * Runs one piece of work of a kind at a time, and of those that come meanwhile the last one only: what somebody typed over is
 * not looked for.
 */
export class LatestOnly {
  /** By key: what waits for the running one; null when nothing does. */
  readonly #waiting = new Map<string, ((run: boolean) => void) | null>();

  /** Null when a later call with this key came before this one began. */
  async run<Value>(key: string, work: () => Promise<Value>): Promise<Value | null> {
    if (this.#waiting.has(key)) {
      const isLatest = await new Promise<boolean>((resolve) => {
        this.#waiting.get(key)?.(false);
        this.#waiting.set(key, resolve);
      });
      if (!isLatest) return null;
    }
    this.#waiting.set(key, null);
    try {
      return await work();
    } finally {
      const next = this.#waiting.get(key) ?? null;
      // The next one holds the place from here on: nobody may slip in before it runs.
      this.#waiting.set(key, null);
      if (next === null) this.#waiting.delete(key);
      else next(true);
    }
  }
}
