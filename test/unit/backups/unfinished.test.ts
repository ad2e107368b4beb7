import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clearUnfinished, unfinishedName } from '../../../main/backups/unfinished.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-unfinished-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const day = 24 * 3_600_000;
/** A number that was a process's until just now. */
const gone = (): number => spawnSync(process.execPath, ['--version']).pid;
const of = (name: string, pid: number): string =>
  unfinishedName(name).replace(`-${process.pid}-`, `-${pid}-`);
const elsewhere = (name: string): string => name.replace(/switchboard-[0-9a-f]{8}/u, 'switchboard-00000000');

it('what a process that is gone has left is removed, files and folders; nothing else is', async () => {
  const own = unfinishedName('mine.switchboard-backup');
  const ofAnother = of('x.txt', process.ppid);
  const files = [
    'mine.switchboard-backup',
    '.mine.switchboard-backup.part',
    '.notes.part',
    `${of('a', gone())}.txt`,
    own,
    ofAnother,
    elsewhere(of('shared', gone())),
  ];
  for (const name of [...files, of('../mine.switchboard-backup', gone()), of('😀'.repeat(60), gone())])
    await writeFile(join(folder, name), 'x');
  const left = join(folder, of('Switchboard 2026-11-23', gone()));
  await mkdir(join(left, 'Anna'), { recursive: true });
  await writeFile(join(left, 'Anna', 'Greta.txt'), 'x');
  await clearUnfinished(folder);
  expect((await readdir(folder)).sort()).toEqual([...files].sort());
});

it('what another computer writes into a shared folder is left alone for a day', async () => {
  const name = elsewhere(unfinishedName('shared.switchboard-backup'));
  await writeFile(join(folder, name), 'x');
  await clearUnfinished(folder, Date.now() + day / 2);
  expect(await readdir(folder)).toEqual([name]);
  const old = new Date(Date.now() - 2 * day);
  await utimes(join(folder, name), old, old);
  await clearUnfinished(folder);
  expect(await readdir(folder)).toEqual([]);
});

it('follows no link, and has nothing against a folder that is not there', async () => {
  await mkdir(join(folder, 'precious'));
  await writeFile(join(folder, 'precious', 'letter'), 'x');
  await symlink(join(folder, 'precious'), join(folder, of('link', gone())));
  await clearUnfinished(folder);
  expect(await readdir(folder)).toEqual(['precious']);
  expect(await readdir(join(folder, 'precious'))).toEqual(['letter']);
  await clearUnfinished(join(folder, 'none'));
});

it('a name is short enough for any file system, whatever it is made from', () => {
  const name = unfinishedName(`/somewhere/${'語'.repeat(80)}.switchboard-backup`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name).not.toContain('/');
});
