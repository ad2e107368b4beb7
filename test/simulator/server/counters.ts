/** Names come from clients: there are at most so many of them, and none is longer. */
const NAMES = 1_000;
const NAME_LENGTH = 120;
const OTHERS = 'others';

/** Counts of what happened, and of what was asked for and not understood. */
export class Counters {
  readonly #counts = new Map<string, number>();
  readonly #gaps = new Map<string, number>();

  add(name: string, by = 1): void {
    increase(this.#counts, name, by);
  }

  /**
   * Something unknown or malformed that this simulator has no behaviour for: a hole in its coverage or a fault of the
   * client, to be shown and not to be hidden.
   */
  gap(what: string): void {
    increase(this.#gaps, what, 1);
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

function increase(counts: Map<string, number>, name: string, by: number): void {
  const short = name.slice(0, NAME_LENGTH);
  const key = counts.has(short) || counts.size < NAMES ? short : OTHERS;
  counts.set(key, (counts.get(key) ?? 0) + by);
}
