import type { Timers } from './timers.ts';

/** What is made to go wrong on one connection. */
export class Faults {
  stalled = false;
  delayMs = 0;
  #corruptNext = 0;
  /** What is kept back; undefined while nothing is. */
  #held: (() => void)[] | undefined;
  readonly #timers: Timers;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  stall(): void {
    this.stalled = true;
  }

  /** Keeps what is written back, in order, until `release`. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const action of held) if (!this.stalled) action();
  }

  /** The next `count` frames get one flipped bit. */
  corrupt(count: number): void {
    this.#corruptNext += count;
  }

  mangle(payload: Buffer): Buffer {
    if (this.#corruptNext === 0) return payload;
    this.#corruptNext -= 1;
    const mangled = Buffer.from(payload);
    const middle = mangled.length >> 1;
    mangled[middle] = (mangled[middle] ?? 0) ^ 1;
    return mangled;
  }

  /** Runs now, or late when a delay is set; never out of order, as long as the delay is not lowered in between. */
  inOrder(action: () => void): void {
    if (this.stalled) return;
    if (this.#held) this.#held.push(action);
    else if (this.delayMs === 0) action();
    else this.#timers.after(this.delayMs, () => !this.stalled && action());
  }
}
