import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffDelay, defaultBackOff } from '../../../main/domain/back-off.ts';

describe('backOffDelay', () => {
  it('doubles its ceiling with each attempt until the cap', () => {
    const almostOne = 1 - Number.EPSILON;
    expect([0, 1, 2, 3].map((attempt) => backOffDelay(attempt, almostOne))).toEqual([
      2_000, 4_000, 8_000, 16_000,
    ]);
    expect(backOffDelay(20, almostOne)).toBe(defaultBackOff.maximum);
  });

  it('spreads over the whole range', () => {
    expect(backOffDelay(3, 0)).toBe(defaultBackOff.minimum);
    expect(backOffDelay(3, 0.5)).toBe(Math.round((500 + 16_000) / 2));
  });

  it('stays in its bounds for every attempt and every random number', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, random) => {
          const delay = backOffDelay(attempt, random);
          return (
            Number.isInteger(delay) && delay >= defaultBackOff.minimum && delay <= defaultBackOff.maximum
          );
        },
      ),
    );
  });
});
