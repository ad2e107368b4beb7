import { performance } from 'node:perf_hooks';

/** How long work on messages may keep the event loop to itself. Milliseconds. */
const longestTurn = 8;

/**
 * A store that answers from memory turns a burst of messages into one endless chain of microtasks, in which no timer,
 * no socket and no window gets its turn. Every access to keys passes here, and now and then goes round the loop.
 * One for all accounts: it is the loop that they share.
 */
export class Breather {
  #turnBegan = performance.now();

  /** @returns null when there is no need; else a promise that resolves on a later turn of the event loop */
  breathe(): Promise<void> | null {
    if (performance.now() - this.#turnBegan < longestTurn) return null;
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#turnBegan = performance.now();
        resolve();
      });
    });
  }
}
