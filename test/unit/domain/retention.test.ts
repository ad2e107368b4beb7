import { describe, expect, it } from 'vitest';
import { cutoffOf, usageKindOf } from '../../../main/domain/retention.ts';

const day = 86_400_000;
const today = 20_000;
const now = today * day + 5000;
const mega = 1_000_000;
const byDay = new Map([
  [today, 3 * mega],
  [today - 1, 4 * mega],
  [today - 10, 4 * mega],
  [today - 11, 20 * mega],
]);

describe('what a rule lets go', () => {
  it.each([
    ['nothing without a rule', { days: null, megabytes: null }, 0, null],
    ['what is older than its days', { days: 30, megabytes: null }, 0, now - 30 * day],
    ['nothing as long as all fits', { days: null, megabytes: 100 }, 0, null],
    [
      'whole days, the oldest first, until the rest fits',
      { days: null, megabytes: 12 },
      0,
      (today - 10) * day,
    ],
    [
      'more when some of the room is taken by what stays',
      { days: null, megabytes: 12 },
      5 * mega,
      (today - 9) * day,
    ],
    ['never what came today', { days: null, megabytes: 10 }, 50 * mega, today * day],
    ['the stricter of two rules', { days: 5, megabytes: 12 }, 0, now - 5 * day],
    ['the stricter of two rules, the other way', { days: 300, megabytes: 12 }, 0, (today - 10) * day],
  ] as const)('is %s', (_name, keep, fixed, cutoff) => {
    expect(cutoffOf(keep, now, byDay, fixed)).toBe(cutoff);
  });

  it('counts voice messages with audio, and what has no file as text', () => {
    expect(['voice', 'audio', 'image', 'poll', 'hidden'].map((kind) => usageKindOf(kind as 'poll'))).toEqual([
      'audio',
      'audio',
      'image',
      'text',
      'text',
    ]);
  });
});
