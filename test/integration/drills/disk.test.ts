import { expect, it } from 'vitest';
import { fullDisk } from '../../drills/disk/full.ts';
import { judgeStart, judgeTrouble } from '../../drills/disk/judge.ts';
import { lockedDatabase } from '../../drills/disk/locked.ts';
import { corruptedPages, newerVersion, readOnlyDisk } from '../../drills/disk/starts.ts';

it('a full disk stops the accounts, and nothing is lost', { timeout: 120_000 }, async (context) => {
  const report = await fullDisk(29);
  if (report.skipped !== null) context.skip(report.skipped);
  expect(judgeTrouble(report)).toEqual([]);
});

it('a locked database stops the accounts, and nothing is lost', { timeout: 120_000 }, async () => {
  expect(judgeTrouble(await lockedDatabase(30))).toEqual([]);
});

it('a disk that can only be read is named, and nothing is changed', { timeout: 120_000 }, async (context) => {
  const report = await readOnlyDisk(31);
  if (report.skipped !== null) context.skip(report.skipped);
  expect(judgeStart('store-unavailable', report)).toEqual([]);
});

it('damaged pages are named, and nothing is started over', { timeout: 120_000 }, async () => {
  expect(judgeStart('store-unavailable', await corruptedPages(32))).toEqual([]);
});

it('a database from a newer version is named and left alone', { timeout: 120_000 }, async () => {
  expect(judgeStart('store-too-new', await newerVersion(33))).toEqual([]);
});
