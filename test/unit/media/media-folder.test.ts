import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MediaFolder } from '../../../main/media/media-folder.ts';

let folder: string;
let media: MediaFolder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-media-'));
  media = new MediaFolder(join(folder, 'media'), randomBytes(32));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const add = (content: string) => media.add((write) => write(Buffer.from(content)));
const files = async (): Promise<string[]> =>
  (await readdir(join(folder, 'media'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('the media folder', () => {
  it('keeps one copy of the same content', async () => {
    const first = await add('hello');
    const second = await add('hello');
    expect(second.name).toBe(first.name);
    expect(await files()).toEqual([first.name]);
    expect(media.nameOf(first.sha256)).toBe(first.name);
    expect(await media.has(first.name)).toBe(true);
  });

  it('leaves nothing of what broke off', async () => {
    await expect(
      media.add(async (write) => {
        await write(randomBytes(200_000));
        throw new Error('broken off');
      }),
    ).rejects.toThrow('broken off');
    expect(await files()).toEqual([]);
  });

  it('sweeps what nobody knows, and leaves what is known or held', async () => {
    const known = await add('known');
    const held = await add('held');
    const lost = await add('lost');
    media.release(known.name);
    media.release(lost.name);
    await writeFile(join(folder, 'media', 'abc.part'), 'half');
    await mkdir(join(folder, 'media', 'notes'));
    await writeFile(join(folder, 'media', 'notes', 'mine.txt'), 'not ours');
    expect(await media.sweep(async (names) => new Set(names.filter((name) => name === known.name)))).toBe(2);
    expect((await files()).sort()).toEqual([held.name, known.name, 'mine.txt'].sort());
  });

  it('leads nowhere else', async () => {
    await expect(media.remove('../../etc/passwd')).rejects.toThrow('not the name');
    await expect(media.open('../vault.json')).rejects.toThrow('not the name');
  });
});
