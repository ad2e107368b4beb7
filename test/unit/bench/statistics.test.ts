import { describe, expect, it } from 'vitest';
import { median, percentile, slope, spread } from '../../bench/library/statistics.ts';

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect(median([3])).toBe(3);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('leaves the values in their order and refuses none at all', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
    expect(() => median([])).toThrow('nothing');
  });
});

describe('spread', () => {
  it('is the distance from end to end by the median', () => {
    expect(spread([10])).toBe(0);
    expect(spread([8, 10, 13])).toBe(0.5);
    expect(spread([-8, -10, -13])).toBe(0.5);
    expect(spread([0, 0, 5])).toBe(0);
  });
});

describe('percentile', () => {
  it('is the value that so many do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile(values, 0)).toBe(1);
    expect(percentile(values, 1)).toBe(100);
    expect(() => percentile([], 0.5)).toThrow('nothing');
  });
});

describe('slope', () => {
  it('is what the line through the points rises by', () => {
    expect(
      slope([
        [0, 5],
        [1, 7],
        [2, 9],
      ]),
    ).toBe(2);
    // Least squares: the one that lies apart counts, and does not decide.
    expect(
      slope([
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 10],
      ]),
    ).toBe(3);
  });

  it('is none without two places', () => {
    expect(slope([])).toBe(0);
    expect(slope([[1, 4]])).toBe(0);
    expect(
      slope([
        [1, 4],
        [1, 9],
      ]),
    ).toBe(0);
  });
});
