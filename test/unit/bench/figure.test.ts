import { describe, expect, it } from 'vitest';
import { atLeast, atMost, figureOf, isMet, limitedBy } from '../../bench/library/figure.ts';

describe('figureOf', () => {
  it('holds the median of our runs against the median of the baseline', () => {
    const figure = figureOf({
      id: 'receive.durable_ratio_1',
      unit: 'messages/s',
      ours: [2_900, 3_100, 3_000],
      baseline: [900, 1_100, 1_000],
      goal: atLeast(1.5, 'ratio'),
    });
    expect(figure).toEqual({
      id: 'receive.durable_ratio_1',
      unit: 'messages/s',
      value: 3_000,
      baseline: 1_000,
      ratio: 3,
      goal: { of: 'ratio', is: 'at least', limit: 1.5 },
      met: true,
      runs: 3,
      spread: 0.06667,
      note: '',
    });
  });

  it('has no ratio without a baseline, or with one of zero, and is neither met nor missed without a goal', () => {
    expect(figureOf({ id: 'a', unit: '', ours: [1] })).toMatchObject({
      baseline: null,
      ratio: null,
      goal: null,
      met: null,
    });
    expect(figureOf({ id: 'a', unit: '', ours: [1], baseline: [0] })).toMatchObject({
      baseline: 0,
      ratio: null,
    });
    expect(() => figureOf({ id: 'a', unit: '', ours: [] })).toThrow('nothing');
  });
});

describe('isMet', () => {
  it('counts the limit itself as met', () => {
    expect(isMet(atMost(50), 50, null)).toBe(true);
    expect(isMet(atMost(50), 50.1, null)).toBe(false);
    expect(isMet(atLeast(3, 'ratio'), 0, 3)).toBe(true);
    expect(isMet(atLeast(3, 'ratio'), 9_000, 2.9)).toBe(false);
  });

  it('does not take a ratio for granted that there is none of', () => {
    expect(isMet(atMost(1.5, 'ratio'), 1, null)).toBe(false);
  });
});

describe('limitedBy', () => {
  const figure = figureOf({ id: 'a', unit: 'messages/s', ours: [850], note: 'in the flood' });

  it('marks what is within a fifth of what the simulator can do', () => {
    expect(limitedBy(1_000, figure).note).toBe('limited by the simulator (1000 messages/s); in the flood');
    expect(limitedBy(2_000, figure)).toBe(figure);
  });
});
