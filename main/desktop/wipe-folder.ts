import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Other profiles are other people's data; the locks belong to the program that runs. */
const kept = /^(?:profiles|Singleton.*|lockfile)$/;

/** Writes over a file before it goes: on many disks this takes the old bytes away, on none it does harm. */
const overwrite = async (path: string): Promise<void> => {
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  try {
    await file.write(randomBytes(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * Deletes all data of one profile. The key goes first: without it the rest can't be read, even where a disk keeps old
 * blocks. What can't be deleted (another program has it open) is skipped; the answer names such entries.
 */
export async function wipeFolder(folder: string): Promise<readonly string[]> {
  const vault = join(folder, 'vault.json');
  await overwrite(vault).catch(() => undefined);
  await rm(vault, { force: true });
  const left: string[] = [];
  for (const name of await readdir(folder)) {
    if (kept.test(name)) continue;
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() =>
      left.push(name),
    );
  }
  return left;
}
