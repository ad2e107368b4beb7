import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRotatingFile } from '../../../main/log/rotating-file.ts';

describe('openRotatingFile', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-log-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const open = (maximumBytes = 100, files = 3, maximumWaiting = 5000) =>
    openRotatingFile({ folder, name: 'log', maximumBytes, files, maximumWaiting });
  const read = (name: string) => readFile(join(folder, name), 'utf8');

  it('appends, to what an earlier start wrote too', async () => {
    await writeFile(join(folder, 'log.log'), 'first\n');
    const file = open();
    file.write('second\n');
    file.write('third\n');
    await file.close();
    expect(await read('log.log')).toBe('first\nsecond\nthird\n');
  });

  it('makes its folder, for the owner only', async () => {
    const logs = join(folder, 'deep', 'logs');
    const file = openRotatingFile({ folder: logs, name: 'log', maximumBytes: 100, files: 3 });
    file.write('line\n');
    await file.close();
    expect((await stat(logs)).mode & 0o077).toBe(0);
    expect((await stat(join(logs, 'log.log'))).mode & 0o077).toBe(0);
  });

  it('keeps so many files and no more, the newest first', async () => {
    const file = open(10, 3);
    for (const line of ['aaaaaaaa\n', 'bbbbbbbb\n', 'cccccccc\n', 'dddddddd\n', 'eeeeeeee\n']) {
      file.write(line);
      // Each line by itself, as over hours.
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await file.close();
    expect((await readdir(folder)).sort()).toEqual(['log.1.log', 'log.2.log', 'log.log']);
    expect(await Promise.all(['log.log', 'log.1.log', 'log.2.log'].map(read))).toEqual([
      'eeeeeeee\n',
      'dddddddd\n',
      'cccccccc\n',
    ]);
  });

  it('loses lines and not the program when nothing can be written, and says so later', async () => {
    // A file in the place of the folder stands in for any error of the disk.
    const logs = join(folder, 'logs');
    await writeFile(logs, '');
    const file = openRotatingFile({ folder: logs, name: 'log', maximumBytes: 100, files: 3 });
    file.write('lost\n');
    await new Promise((resolve) => setTimeout(resolve, 30));
    await rm(logs);
    file.write('kept\n');
    await file.close();
    expect(await read('logs/log.log')).toBe(
      '{"level":"warn","msg":"Log lines were lost.","count":1}\nkept\n',
    );
  });

  it('holds no more lines than it may, and takes none once closed', async () => {
    const file = open(10_000, 3, 2);
    for (let index = 0; index < 5; index += 1) file.write(`${String(index)}\n`);
    await file.close();
    file.write('late\n');
    expect(await read('log.log')).toMatch(/"count":3}\n0\n1\n$/);
  });
});
