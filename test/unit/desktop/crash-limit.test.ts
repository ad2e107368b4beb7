import { describe, expect, it } from 'vitest';
import { createCrashLimit } from '../../../main/desktop/crash-limit.ts';

describe('createCrashLimit', () => {
  it('gives up after so many crashes in so short a time, and forgets old ones', () => {
    let now = 0;
    const mayTryAgain = createCrashLimit({ maximum: 2, withinMilliseconds: 100, now: () => now });
    expect([mayTryAgain(), mayTryAgain(), mayTryAgain()]).toEqual([true, true, false]);
    now = 99;
    expect(mayTryAgain()).toBe(false);
    now = 200;
    expect(mayTryAgain()).toBe(true);
  });
});
