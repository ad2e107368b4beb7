import type { Clock } from './accounts/ports.ts';

/** From the last call of a page until it counts as having all that it wanted at first. Milliseconds. */
const restLength = 500;
/** Without any page that asks, what waits begins all the same. Milliseconds. */
const longestWait = 10_000;

/**
 * The first moment in which nobody waits for anything: the page has its first lists and has had the time to draw them. What would keep
 * the main process from answering it waits for that.
 */
export class FirstRest {
  /** Resolves once; never rejects. */
  readonly reached: Promise<void>;
  readonly #clock: Clock;
  readonly #reach: () => void;
  #stop: () => void = () => undefined;
  #waiting = 0;
  #isReached = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    const { promise, resolve } = withResolvers();
    this.reached = promise;
    this.#reach = resolve;
  }

  /** What waits could begin from now on. */
  begin(): void {
    this.#clock.after(longestWait, () => this.now());
  }

  /** A page waits for this answer: there is no rest until a while after it. */
  async during<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.#waiting++;
    this.#stop();
    try {
      return await answer;
    } finally {
      this.#waiting--;
      if (this.#waiting === 0 && !this.#isReached)
        this.#stop = this.#clock.after(restLength, () => this.now());
    }
  }

  /** Somebody needs what waits, or the program ends. */
  now(): void {
    this.#isReached = true;
    this.#stop();
    this.#reach();
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
