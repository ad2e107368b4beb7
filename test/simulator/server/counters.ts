/** Counts of what happened, and of what was asked for and not understood. */
export class Counters {
  readonly #counts = new Map<string, number>();
  readonly #gaps = new Map<string, number>();

  add(name: string, by = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by);
  }

  /** A stanza that this simulator has no behaviour for: a hole in its coverage, to be shown and not to be hidden. */
  gap(what: string): void {
    this.#gaps.set(what, (this.#gaps.get(what) ?? 0) + 1);
  }

  get(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => a.localeCompare(b)));
  }

  gaps(): { what: string; count: number }[] {
    return [...this.#gaps].map(([what, count]) => ({ what, count }));
  }
}
