import type { Clock } from './ports.ts';

/** The timers of one account, by name: setting one again replaces it, and all of them can be ended at once. */
export class SessionTimers {
  readonly #clock: Clock;
  readonly #cancels = new Map<string, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(name: string, milliseconds: number, callback: () => void): void {
    this.cancel(name);
    this.#cancels.set(
      name,
      this.#clock.after(Math.max(0, milliseconds), () => {
        this.#cancels.delete(name);
        callback();
      }),
    );
  }

  cancel(name: string): void {
    this.#cancels.get(name)?.();
    this.#cancels.delete(name);
  }

  cancelAll(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}
