import type { Timestamp } from '../../preload/contract/model.ts';

/** Wrong passphrases in a row, and when the last of them was typed. Kept over restarts. */
export interface UnlockAttempts {
  readonly failures: number;
  readonly lastAt: Timestamp;
}

export const noAttempts: UnlockAttempts = { failures: 0, lastAt: 0 };

/** So many wrong ones cost nothing: everybody mistypes. */
const freeFailures = 3;
const firstDelay = 2_000;
const longestDelay = 5 * 60_000;

/** Milliseconds to wait after this many wrong passphrases in a row: nothing, then 2 s, doubled up to five minutes. */
export function unlockDelay(failures: number): number {
  if (failures < freeFailures) return 0;
  // Bounded before it is taken as an exponent: the number comes from a file.
  return Math.min(longestDelay, firstDelay * 2 ** Math.min(failures - freeFailures, 20));
}

/** When the next try is heard; null: now. A clock that was set back does not make the wait longer than it is. */
export function nextTryAt({ failures, lastAt }: UnlockAttempts, now: Timestamp): Timestamp | null {
  const delay = unlockDelay(failures);
  const at = Math.min(lastAt, now) + delay;
  return at > now ? at : null;
}
