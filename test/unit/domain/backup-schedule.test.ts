import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, outdated, type MadeBackup } from '../../../main/domain/backup-schedule.ts';

const hour = 3_600_000;
const at = (day: number, hours = 12): number => new Date(2026, 10, day, hours).getTime();
const made = (...times: number[]): MadeBackup[] => times.map((time) => ({ name: `at ${time}`, at: time }));
const staying = (backups: readonly MadeBackup[], keep: Parameters<typeof outdated>[1]): number[] => {
  const gone = new Set(outdated(backups, keep));
  return backups.filter((one) => !gone.has(one)).map((one) => one.at);
};

describe('a backup is due', () => {
  it.each([
    ['never made', null, null, 0],
    ['made before', 1000 * hour, null, 1024 * hour],
    ['failed since', 1000 * hour, 1030 * hour, 1030.25 * hour],
    ['failed, and none was made', null, 5 * hour, 5.25 * hour],
  ])('%s', (_what, last, failed, expected) => {
    expect(dueAt(24, last, failed)).toBe(expected);
  });
});

describe('what stays', () => {
  const none = { last: 0, daily: 0, weekly: 0 };

  it('are the newest, one of each day, one of each week', () => {
    // The 23rd of November 2026 is a Monday.
    const all = made(at(8), at(15), at(16), at(21), at(22, 8), at(22, 20), at(23, 8), at(23, 9), at(23, 10));
    expect(staying(all, { ...none, last: 2 })).toEqual([at(23, 9), at(23, 10)]);
    expect(staying(all, { ...none, daily: 3 })).toEqual([at(21), at(22, 20), at(23, 10)]);
    expect(staying(all, { ...none, weekly: 3 })).toEqual([at(15), at(22, 20), at(23, 10)]);
    expect(staying(all, { last: 1, daily: 2, weekly: 4 })).toEqual([at(8), at(15), at(22, 20), at(23, 10)]);
  });

  it('is never nothing, and grows with what is to be kept', () => {
    const times = fc.array(fc.integer({ min: at(1), max: at(28) }), { minLength: 1, maxLength: 40 });
    const keep = fc.record({ last: fc.nat(9), daily: fc.nat(9), weekly: fc.nat(5) });
    fc.assert(
      fc.property(times, keep, (all, wanted) => {
        const backups = all.map((time, index) => ({ name: String(index).padStart(2, '0'), at: time }));
        const kept = staying(backups, wanted);
        expect(kept).toContain(Math.max(...all));
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(all.length, wanted.last));
        const more = { last: wanted.last + 1, daily: wanted.daily + 1, weekly: wanted.weekly + 1 };
        expect(outdated(backups, wanted)).toEqual(expect.arrayContaining([...outdated(backups, more)]));
      }),
    );
  });
});
