import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure, throwIfCancelled } from '../backups/backup-error.ts';
import { clearUnfinished, unfinishedName } from '../backups/unfinished.ts';
import { UniqueNames } from './file-names.ts';

/** Writes one file of a folder: where in it (parts of a path, each a name on its own), and its content as it is made. */
export type WriteFile = (path: readonly string[], content: AsyncIterable<Uint8Array>) => Promise<void>;

/**
 * Writes a new folder that is there whole or not at all: under a temporary name until everything in it is on the disk.
 * @returns its name, which is another one when `name` is taken
 * Throws BackupError `backup-no-space`, `backup-gone`, `backup-unwritable`, `backup-cancelled`, and what `fill` throws.
 */
export async function writeFolder(
  parent: string,
  name: string,
  fill: (write: WriteFile) => Promise<void>,
  signal: AbortSignal,
): Promise<string> {
  const temporary = join(parent, unfinishedName(name));
  await clearUnfinished(parent);
  try {
    const taken = new UniqueNames();
    for (const existing of await readdir(parent)) taken.take(existing);
    await mkdir(temporary, { mode: 0o700 });
    await fill(async (path, content) => {
      const file = join(temporary, ...path);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, content, signal);
    });
    throwIfCancelled(signal);
    const final = taken.take(name);
    await rename(temporary, join(parent, final));
    return final;
  } catch (error: unknown) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw fileFailure(error, 'writing');
  }
}

async function writeFile(
  path: string,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of content) {
      throwIfCancelled(signal);
      await file.appendFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
