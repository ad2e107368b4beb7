import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure, throwIfCancelled } from './backup-error.ts';
import { clearUnfinished, unfinishedName } from './unfinished.ts';

/**
 * Writes a file that is there whole or not at all: under a temporary name beside it, flushed to the disk, checked by
 * `check`, then renamed. `content`: the bytes, or
 * who writes them into the open file. What was there under that name stays until then, and stays when anything fails.
 * Throws BackupError `backup-no-space`, `backup-gone`, `backup-unwritable`, `backup-cancelled`.
 */
export async function writeAtomically(
  path: string,
  content: AsyncIterable<Uint8Array> | ((file: FileHandle) => Promise<void>),
  options: { readonly signal: AbortSignal; readonly check?: (file: FileHandle) => Promise<void> },
): Promise<void> {
  const { signal, check } = options;
  const folder = dirname(path);
  const temporary = join(folder, unfinishedName(path));
  // They may be what fills the disk.
  await clearUnfinished(folder);
  let file: FileHandle | null = null;
  try {
    // Read as well as written, so that what is checked is what was written. For nobody else's eyes.
    file = await open(temporary, 'wx+', 0o600);
    if (typeof content === 'function') await content(file);
    else await writeAll(file, content, signal);
    await file.sync();
    await check?.(file);
    throwIfCancelled(signal);
    await file.close();
    file = null;
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error: unknown) {
    await file?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileFailure(error, 'writing');
  }
}

async function writeAll(
  file: FileHandle,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  for await (const piece of content) {
    throwIfCancelled(signal);
    await writeWhole(file, piece);
  }
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}

/** The new name itself is on the disk; systems that can't sync a folder do so by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows opens no folders.
  }
}
