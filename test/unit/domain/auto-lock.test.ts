import { expect, it } from 'vitest';
import { shouldLock } from '../../../main/domain/auto-lock.ts';

it.each([
  [5, true, 299, false, false],
  [5, true, 300, false, true],
  [5, true, 0, true, true],
  [5, false, 0, true, false],
  [null, false, 1e6, true, false],
  [null, true, 1e6, false, false],
  [null, true, 0, true, true],
  [1, false, 60, false, true],
] as const)(
  'after %s minutes, with the screen %s: %d s idle, screen locked %s: %s',
  (afterMinutes, withScreen, idleSeconds, screenLocked, locks) => {
    expect(shouldLock({ afterMinutes, withScreen }, { idleSeconds, screenLocked })).toBe(locks);
  },
);
