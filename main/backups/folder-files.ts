import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderError } from '../accounts/backup-port.ts';
import { BackupError, fileFailure, throwIfCancelled } from './backup-error.ts';

/** Real folders have some thousands of small files. */
const mostFiles = 200_000;
const largestFile = 16 * 1024 * 1024;
const largestFolder = 512 * 1024 * 1024;

/**
 * The texts of the `.json` files that lie directly in a folder. Reads only; links and everything else is left out.
 * Throws BackupError `backup-gone`, `folder-unreadable`, `backup-cancelled`.
 */
export async function readJsonFiles(
  folder: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    if (names.length > mostFiles) throw new BackupError('folder-unreadable', 'too many files');
    const files = new Map<string, string>();
    let total = 0;
    for (const name of names) {
      throwIfCancelled(signal);
      const path = join(folder, name);
      const status = await lstat(path);
      // A link could lead anywhere.
      if (!status.isFile()) continue;
      const { size } = status;
      const handle = await open(path, 'r');
      try {
        total += size;
        if (size > largestFile || total > largestFolder)
          throw new BackupError('folder-unreadable', 'files larger than any key');
        files.set(name, await handle.readFile('utf8'));
      } finally {
        await handle.close();
      }
    }
    return files;
  } catch (error: unknown) {
    throw fileFailure(error, 'reading');
  }
}

/**
 * Writes files into a folder that is empty or not there yet; on failure or cancel nothing of it stays.
 * Throws BackupError `folder-not-empty`, `backup-no-space`, `backup-gone`, `backup-unwritable`, `backup-cancelled`.
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  options: { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void },
): Promise<void> {
  const written: string[] = [];
  let made: string | undefined;
  try {
    made = await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length > 0) throw new BackupError('folder-not-empty');
    for (const [name, content] of files) {
      throwIfCancelled(options.signal);
      const path = join(folder, name);
      const handle = await open(path, 'wx', 0o600);
      written.push(path);
      try {
        await handle.writeFile(content);
      } finally {
        await handle.close();
      }
      options.onProgress(written.length, files.size);
    }
  } catch (error: unknown) {
    for (const path of written) await rm(path, { force: true }).catch(() => undefined);
    if (made !== undefined) await rm(made, { recursive: true, force: true }).catch(() => undefined);
    throw fileFailure(error, 'writing');
  }
}

/** A folder's problem as an error with a sentence. */
export function folderFailure(error: unknown): unknown {
  return error instanceof FolderError
    ? new BackupError(`folder-${error.problem}`, error.message, { cause: error })
    : error;
}
