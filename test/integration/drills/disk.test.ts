import { expect, it } from 'vitest';
import { fullDisk } from '../../drills/disk/full.ts';
import { judgeTrouble } from '../../drills/disk/judge.ts';
import { lockedDatabase } from '../../drills/disk/locked.ts';

it('a full disk stops the accounts, and nothing is lost', { timeout: 120_000 }, async (context) => {
  const report = await fullDisk(29);
  if (report.skipped !== null) context.skip(report.skipped);
  expect(judgeTrouble(report)).toEqual([]);
});

it('a locked database stops the accounts, and nothing is lost', { timeout: 120_000 }, async () => {
  expect(judgeTrouble(await lockedDatabase(30))).toEqual([]);
});
