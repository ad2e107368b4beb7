import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DamagedFile,
  SealedReader,
  SealedWriter,
  chunkLength,
  mediaKeysOf,
} from '../../../main/media/sealed-file.ts';

let folder: string;
const keys = mediaKeysOf(randomBytes(32));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-media-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const contentOf = (length: number, seed: number): Buffer => {
  const content = Buffer.alloc(length);
  for (let place = 0; place < length; place++) content[place] = (place * 31 + (place >> 8) + seed) & 0xff;
  return content;
};

async function writeSealed(content: Buffer, pieces: readonly number[] = []) {
  const path = join(folder, randomBytes(8).toString('hex'));
  const writer = await SealedWriter.create(path, keys);
  let place = 0;
  for (const length of pieces) {
    await writer.write(content.subarray(place, place + length));
    place = Math.min(content.length, place + length);
  }
  await writer.write(content.subarray(place));
  return { path, ...(await writer.finish()) };
}

async function readAll(path: string, name: string, start?: number, end?: number): Promise<Buffer> {
  const reader = await SealedReader.open(path, name, keys);
  try {
    const parts: Buffer[] = [];
    for await (const part of reader.read(start, end)) parts.push(part);
    return Buffer.concat(parts);
  } finally {
    await reader.close();
  }
}

/** Lengths around the borders of chunks, where mistakes live. */
const lengths = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -2, max: 2 }))
    .map(([chunks, more]) => Math.max(0, chunks * chunkLength + more)),
  fc.integer({ min: 0, max: 4 * chunkLength }),
);

describe('a sealed file', () => {
  it('gives any range of any length, in whatever pieces it was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        lengths,
        fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(5 * chunkLength), fc.nat(5 * chunkLength)), { minLength: 1, maxLength: 5 }),
        fc.nat(255),
        async (length, pieces, ranges, seed) => {
          const content = contentOf(length, seed);
          const { path, name, bytes, sha256 } = await writeSealed(content, pieces);
          expect(bytes).toBe(length);
          expect(sha256).toEqual(createHash('sha256').update(content).digest());
          expect((await readAll(path, name)).equals(content)).toBe(true);
          for (const [start, end] of ranges) {
            const part = await readAll(path, name, start, end);
            expect(part.equals(content.subarray(start, Math.max(start, end)))).toBe(true);
          }
          await rm(path);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is refused with any bit flipped', async () => {
    await fc.assert(
      fc.asyncProperty(
        lengths,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat(7),
        async (length, where, bit) => {
          const { path, name } = await writeSealed(contentOf(length, 3));
          const sealed = await readFile(path);
          const place = Math.floor(where * sealed.length);
          sealed[place] = (sealed[place] ?? 0) ^ (1 << bit);
          await writeFile(path, sealed);
          await expect(readAll(path, name)).rejects.toBeInstanceOf(DamagedFile);
          await rm(path);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is refused when it was cut or made longer, at every length', async () => {
    const { path, name } = await writeSealed(contentOf(3 * chunkLength + 10, 1));
    const sealed = await readFile(path);
    const cuts = [
      0,
      7,
      39,
      40,
      55,
      56,
      40 + chunkLength + 16,
      40 + 2 * (chunkLength + 16),
      sealed.length - 1,
    ];
    for (const length of cuts) {
      await writeFile(path, sealed.subarray(0, length));
      await expect(readAll(path, name, 0, 1), String(length)).rejects.toBeInstanceOf(DamagedFile);
    }
    await writeFile(path, Buffer.concat([sealed, Buffer.alloc(40)]));
    await expect(readAll(path, name, 0, 1)).rejects.toBeInstanceOf(DamagedFile);
  });

  it('is refused in the place of another, under another key, and with chunks swapped', async () => {
    const one = await writeSealed(contentOf(3 * chunkLength, 1));
    const other = await writeSealed(contentOf(3 * chunkLength, 2));
    await expect(readAll(one.path, other.name)).rejects.toBeInstanceOf(DamagedFile);
    await expect(SealedReader.open(one.path, one.name, mediaKeysOf(randomBytes(32)))).rejects.toBeInstanceOf(
      DamagedFile,
    );
    const sealed = await readFile(one.path);
    const size = chunkLength + 16;
    const swapped = Buffer.concat([
      sealed.subarray(0, 40),
      sealed.subarray(40 + size, 40 + 2 * size),
      sealed.subarray(40, 40 + size),
      sealed.subarray(40 + 2 * size),
    ]);
    await writeFile(one.path, swapped);
    await expect(readAll(one.path, one.name)).rejects.toBeInstanceOf(DamagedFile);
  });

  it('has a name that the same content has again, and that tells nothing without the key', async () => {
    const content = contentOf(1000, 9);
    const first = await writeSealed(content);
    const second = await writeSealed(content, [1, 2, 3]);
    expect(second.name).toBe(first.name);
    expect(first.name).not.toBe(first.sha256.toString('hex'));
    expect((await readFile(first.path)).equals(await readFile(second.path))).toBe(false);
    const elsewhere = await SealedWriter.create(join(folder, 'elsewhere'), mediaKeysOf(randomBytes(32)));
    await elsewhere.write(content);
    expect((await elsewhere.finish()).name).not.toBe(first.name);
  });

  it('has nothing of the content in it', async () => {
    const { path } = await writeSealed(Buffer.from('a secret word '.repeat(10_000)));
    expect((await readFile(path)).includes('secret')).toBe(false);
    expect(await readdir(folder)).not.toContain('secret');
  });
});
