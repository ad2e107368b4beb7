import { monitorEventLoopDelay } from 'node:perf_hooks';
import { preciseNow } from './serve.ts';
import type { LoopDelay, Received } from './protocol.ts';

const histogram = monitorEventLoopDelay({ resolution: 1 });

export function watchLoop(): void {
  histogram.enable();
}

/** Since the last call. */
export function loopDelay(): LoopDelay {
  const delay = { p99: histogram.percentile(99) / 1e6, longest: histogram.max / 1e6 };
  histogram.reset();
  return delay;
}

/** Seconds of CPU time, of all threads. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Resolves on a later turn, when what was thrown away is gone. */
export async function collectGarbage(): Promise<true> {
  for (let round = 0; round < 2; round++) {
    (globalThis as { readonly gc?: () => void }).gc?.();
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  return true;
}

/** Counts what has come in and tells those who wait for a number of them. */
export class Tally {
  #count = 0;
  #at = 0;
  readonly #waiting = new Set<{ readonly count: number; readonly resolve: (received: Received) => void }>();

  add(more: number): void {
    this.#count += more;
    this.#at = preciseNow();
    for (const waiting of this.#waiting) {
      if (this.#count < waiting.count) continue;
      this.#waiting.delete(waiting);
      waiting.resolve(this.now);
    }
  }

  get now(): Received {
    return { count: this.#count, at: this.#at };
  }

  until(count: number): Promise<Received> {
    if (this.#count >= count) return Promise.resolve(this.now);
    return new Promise((resolve) => {
      this.#waiting.add({ count, resolve });
    });
  }
}
