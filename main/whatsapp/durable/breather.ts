import { performance } from 'node:perf_hooks';

/** How long work on messages may keep the event loop to itself. Milliseconds. */
const longestTurn = 8;

/**
 * A store that answers from memory turns a burst of messages into one endless chain of microtasks, in which no timer,
 * no socket and no window gets its turn. Every access to keys passes here, and now and then goes round the loop.
 * One for all accounts, since it is the loop that they share: those that wait go on one after the other, as many as
 * fit into a turn. If each began a turn of its own, a hundred accounts would make a hundred turns of one round.
 */
export class Breather {
  #turnBegan = performance.now();
  readonly #waiting: (() => void)[] = [];

  /** @returns null when there is no need; else a promise that resolves on a later turn of the event loop */
  breathe(): Promise<void> | null {
    if (this.#waiting.length === 0 && !this.isSpent()) return null;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) this.#goRound();
    });
  }

  /** Whether the current turn has taken its time. */
  isSpent(): boolean {
    return performance.now() - this.#turnBegan >= longestTurn;
  }

  /** For whoever has gone round the loop on its own. */
  beginTurn(): void {
    this.#turnBegan = performance.now();
  }

  #goRound(): void {
    setImmediate(() => {
      this.beginTurn();
      this.#letOneGo();
    });
  }

  #letOneGo = (): void => {
    this.#waiting[0]?.();
    // It stays in the queue until all that follows from it at once is done, which is when the next tick comes.
    queueMicrotask(() => {
      process.nextTick(() => {
        this.#waiting.shift();
        if (this.#waiting.length === 0) return;
        if (this.isSpent()) this.#goRound();
        else this.#letOneGo();
      });
    });
  };
}
