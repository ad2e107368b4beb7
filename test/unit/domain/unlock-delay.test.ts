import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTryAt, unlockDelay } from '../../../main/domain/unlock-delay.ts';

describe('unlockDelay', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 2_000],
    [4, 4_000],
    [5, 8_000],
    [9, 128_000],
    [11, 300_000],
    [1e9, 300_000],
  ])('after %d wrong ones: %d ms', (failures, milliseconds) => {
    expect(unlockDelay(failures)).toBe(milliseconds);
  });
});

describe('nextTryAt', () => {
  it('is now again when the wait is over', () => {
    expect(nextTryAt({ failures: 3, lastAt: 1_000 }, 2_999)).toBe(3_000);
    expect(nextTryAt({ failures: 3, lastAt: 1_000 }, 3_000)).toBeNull();
    expect(nextTryAt({ failures: 2, lastAt: 1_000 }, 1_000)).toBeNull();
  });

  it('never asks for more than the delay, wherever the clock was set', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 0 }), fc.integer({ min: 0 }), (failures, lastAt, now) => {
        const at = nextTryAt({ failures, lastAt }, now);
        expect((at ?? now) - now).toBeLessThanOrEqual(unlockDelay(failures));
      }),
    );
  });
});
