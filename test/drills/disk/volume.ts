import { execFile } from 'node:child_process';
import { mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A small disk of its own, to be filled and made read-only. */
export interface Volume {
  readonly folder: string;
  /** Leaves about this many bytes free. */
  fill(free: number): Promise<void>;
  /** Gives the room back. */
  empty(): Promise<void>;
  readOnly(readOnly: boolean): Promise<void>;
  remove(): Promise<void>;
}

/** @returns the volume, or why this process can't make one */
export async function mountVolume(bytes: number): Promise<Volume | string> {
  if (process.platform !== 'linux') return 'a tmpfs is needed, and this is not Linux';
  if (process.getuid?.() !== 0) return 'only root may mount a tmpfs';
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-volume-'));
  const filler = join(folder, 'filler');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  } catch (error: unknown) {
    await rmdir(folder);
    return `a tmpfs could not be mounted: ${error instanceof Error ? error.message : String(error)}`;
  }
  return {
    folder,
    fill: async (free) => {
      const { stdout } = await run('df', ['--output=avail', '--block-size=1', folder]);
      const available = Number(stdout.trim().split('\n').at(-1));
      await writeFile(filler, Buffer.alloc(Math.max(0, available - free)));
    },
    empty: () => rm(filler, { force: true }),
    readOnly: async (readOnly) => {
      await run('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder]);
    },
    remove: async () => {
      await run('umount', ['--lazy', folder]);
      await rmdir(folder);
    },
  };
}
