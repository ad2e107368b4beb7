import type { Clock } from '../../main/accounts/ports.ts';

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
  /** Timers that have not run and were not cancelled. */
  pending(): number;
}

export function manualClock(start = 0): ManualClock {
  let now = start;
  let next = 0;
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  return {
    now: () => now,
    after: (milliseconds, callback) => {
      const id = next++;
      timers.set(id, { at: now + milliseconds, callback });
      return () => timers.delete(id);
    },
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].callback();
      }
      now = end;
    },
    pending: () => timers.size,
  };
}
