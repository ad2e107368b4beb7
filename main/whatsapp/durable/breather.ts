import { performance } from 'node:perf_hooks';

/** How long work on messages may keep the event loop to itself. Milliseconds. */
const longestTurn = 8;
/**
 * After so many steps of what waits something new is begun all the same: nothing stands still for ever. More than a
 * message takes on its way, or the number of those that have been begun would grow.
 */
const stepsForEachNew = 16;

/**
 * A store that answers from memory turns a burst of messages into one endless chain of microtasks, in which no timer,
 * no socket and no window gets its turn. Every access to keys passes here, and now and then goes round the loop.
 * One for all accounts, since it is the loop that they share: those that wait go on one after the other, as many as
 * fit into a turn. If each began a turn of its own, a hundred accounts would make a hundred turns of one round.
 *
 * What has been begun goes before what is new. The other way round a burst would be taken in whole before the first
 * message of it is through, and everything that it is made of would live long enough to become expensive garbage.
 */
export class Breather {
  #turnBegan = performance.now();
  readonly #waiting: (() => void)[] = [];
  /** Begins one piece of new work; false when there is none. */
  #beginNew: () => boolean = () => false;
  #hasNew = false;
  #going = false;
  /** Since something new was begun. */
  #steps = 0;

  /** @returns null when there is no need; else a promise that resolves on a later turn of the event loop */
  breathe(): Promise<void> | null {
    if (this.#waiting.length === 0 && !this.isSpent()) return null;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#goRound();
    });
  }

  /** Whether nothing new should be begun in this turn: its time is over, or something that was begun waits. */
  isTaken(): boolean {
    return this.#waiting.length > 0 || this.isSpent();
  }

  /** Whether the current turn has taken its time. */
  isSpent(): boolean {
    return performance.now() - this.#turnBegan >= longestTurn;
  }

  /** Where new work comes from. @param begin begins one piece of it, and says whether there was any */
  newWorkFrom(begin: () => boolean): void {
    this.#beginNew = begin;
  }

  /** There is new work to be begun when there is time. */
  hasNewWork(): void {
    this.#hasNew = true;
    this.#goRound();
  }

  #goRound(): void {
    if (this.#going) return;
    this.#going = true;
    setImmediate(() => {
      this.#turnBegan = performance.now();
      this.#next();
    });
  }

  /** One piece of work; the next one when all that follows from it at once is done, which is when the next tick comes. */
  #next = (): void => {
    const isNewDue = this.#hasNew && (this.#waiting.length === 0 || this.#steps >= stepsForEachNew);
    if (this.isSpent() || (this.#waiting.length === 0 && !this.#hasNew)) {
      this.#going = false;
      if (this.#waiting.length > 0 || this.#hasNew) this.#goRound();
    } else if (isNewDue) {
      this.#steps = 0;
      this.#hasNew = this.#beginNew();
      queueMicrotask(() => process.nextTick(this.#next));
    } else {
      this.#steps += 1;
      this.#waiting[0]?.();
      queueMicrotask(() => {
        process.nextTick(() => {
          // It stayed in the queue until now, so that nobody took its turn meanwhile.
          this.#waiting.shift();
          this.#next();
        });
      });
    }
  };
}
