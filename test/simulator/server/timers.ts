/** Every delay of one simulator, so that stopping it leaves nothing behind. */
export class Timers {
  readonly #handles = new Set<NodeJS.Timeout>();
  #stopped = false;

  after(milliseconds: number, task: () => void): () => void {
    if (this.#stopped) return () => undefined;
    const handle = setTimeout(() => {
      this.#handles.delete(handle);
      task();
    }, milliseconds);
    this.#handles.add(handle);
    return () => {
      clearTimeout(handle);
      this.#handles.delete(handle);
    };
  }

  /** Calls again and again until told to stop; the next delay is asked for each time. */
  repeat(nextDelay: () => number, task: () => void): () => void {
    let stopped = false;
    let cancel = (): void => undefined;
    const schedule = (): void => {
      cancel = this.after(nextDelay(), () => {
        if (stopped) return;
        task();
        schedule();
      });
    };
    schedule();
    return () => {
      stopped = true;
      cancel();
    };
  }

  stop(): void {
    this.#stopped = true;
    for (const handle of this.#handles) clearTimeout(handle);
    this.#handles.clear();
  }
}
