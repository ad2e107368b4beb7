import type { Timestamp } from '../../preload/contract/model.ts';
import { AccountError } from './account-error.ts';

/** So many numbers in so long: enough for a person with a list in hand, too few to go through numbers. */
const mostLookups = 5;
const period = 10 * 60_000;

/** Numbers are asked about one at a time, and few: whoever asks about many is taken for a scraper. */
export class NumberLookups {
  readonly #now: () => Timestamp;
  #times: readonly Timestamp[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(now: () => Timestamp) {
    this.#now = now;
  }

  /** @throws AccountError `number-asked-too-often` */
  run<Value>(look: () => Promise<Value>): Promise<Value> {
    const now = this.#now();
    this.#times = this.#times.filter((time) => now - time < period);
    if (this.#times.length >= mostLookups)
      return Promise.reject(
        new AccountError('number-asked-too-often', 'several numbers were looked up just now'),
      );
    this.#times = [...this.#times, now];
    const looked = this.#queue.then(look);
    this.#queue = looked.catch(() => undefined);
    return looked;
  }
}
