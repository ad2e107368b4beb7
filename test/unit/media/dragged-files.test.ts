import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Clock } from '../../../main/accounts/ports.ts';
import { DraggedFiles } from '../../../main/media/dragged-files.ts';
import type { OpenFile } from '../../../main/media/media.ts';

let folder: string;
let later: (() => void)[];
const clock: Clock = {
  now: () => 0,
  after: (_milliseconds, callback) => {
    later.push(callback);
    return () => undefined;
  },
};

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'switchboard-dragged-')), 'dragged');
  later = [];
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const file = (fileName: string, pieces: () => Generator<Buffer>): OpenFile =>
  ({
    type: 'document',
    mimetype: 'application/pdf',
    fileName,
    sentAt: 0,
    reader: { length: 4, read: pieces, close: () => Promise.resolve() },
  }) as unknown as OpenFile;

function* bill(): Generator<Buffer> {
  yield Buffer.from('bi');
  yield Buffer.from('ll');
}

test('a file lies in plain under its own name, for this user alone, and two of one name beside each other', async () => {
  const dragged = new DraggedFiles(folder, clock);
  const paths = [await dragged.add(file('Bill.pdf', bill)), await dragged.add(file('../../Bill.pdf', bill))];
  expect(paths.map((path) => basename(path))).toEqual(['Bill.pdf', 'Bill.pdf']);
  for (const path of paths) {
    expect(path.startsWith(folder)).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('bill');
    if (process.platform !== 'win32') expect((await stat(join(path, '..'))).mode & 0o077).toBe(0);
  }
});

test('it goes after a while, and all go at once when the screen is locked', async () => {
  const dragged = new DraggedFiles(folder, clock);
  await dragged.add(file('a', bill));
  for (const callback of later) callback();
  await expect.poll(() => readdir(folder)).toEqual([]);
  await dragged.add(file('b', bill));
  dragged.clear();
  await expect(stat(folder)).rejects.toThrow('ENOENT');
  // Nothing to clear is fine, too.
  dragged.clear();
});

test('one that breaks off leaves nothing', async () => {
  const dragged = new DraggedFiles(folder, clock);
  const broken = file('c', function* () {
    yield Buffer.from('x');
    throw new Error('damaged');
  });
  await expect(dragged.add(broken)).rejects.toThrow('damaged');
  expect(await readdir(folder)).toEqual([]);
});
