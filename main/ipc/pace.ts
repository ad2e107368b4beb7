import type { Clock } from '../accounts/ports.ts';

/**
 * Between the beginnings of two pushes of changes at least: two frames, so that the keys of somebody who types find the page at leisure
 * while a hundred accounts receive. What comes after a rest is told at once. Milliseconds.
 */
const apart = 33;
/** A page that has said nothing for so long is hidden, or busy with something else, and is told all the same. Milliseconds. */
const patience = 1_000;

/**
 * When a window may be told what has changed: at once when it has drawn all it was told, else when it has. What comes
 * meanwhile is gathered, so a page that is slower than the messages is told less often, and never falls behind.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #turn: () => void;
  #cancel: (() => void) | null = null;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** The last push of what was told; infinite while it is being told. */
  #told = 0;
  #drawn = 0;

  /** @param turn tells the window; called once after a wish, or after many */
  constructor(clock: Clock, turn: () => void) {
    this.#clock = clock;
    this.#turn = turn;
  }

  /** There is something to tell. */
  wish(): void {
    if (this.#cancel !== null) return;
    const since = this.#clock.now() - this.#toldAt;
    const least = this.#isDrawn() ? apart : patience;
    // A clock that was put back must not hold anything up.
    const rest = since < 0 ? 0 : Math.max(0, least - since);
    this.#cancel = this.#clock.after(rest, () => {
      this.#cancel = null;
      this.#turn();
    });
  }

  /** Telling begins. */
  telling(): void {
    this.#toldAt = this.#clock.now();
    this.#told = Number.POSITIVE_INFINITY;
  }

  /** The window was told, up to this push. */
  told(sequence: number): void {
    this.#told = sequence;
  }

  /** The window has drawn what it was told up to this push. */
  drawn(sequence: number): void {
    this.#drawn = Math.max(this.#drawn, sequence);
    if (this.#cancel === null || !this.#isDrawn()) return;
    this.#cancel();
    this.#cancel = null;
    this.wish();
  }

  /** The page begins anew: nothing was told to it. */
  reset(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.#told = 0;
    this.#drawn = 0;
  }

  #isDrawn(): boolean {
    return this.#drawn >= this.#told;
  }
}
