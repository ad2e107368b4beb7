import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../accounts/ports.ts';
import type { OpenFile } from './media.ts';
import { saveFile, suggestedName } from './save-file.ts';

/** Whoever took the file has read it by then; nobody tells when a drag is over. Milliseconds. */
const keptFor = 10 * 60 * 1000;

/**
 * Files in plain that a person drags out of the window: other programs take them from a folder of ours, which only this user of the
 * computer can read. They go soon afterwards, and before anything is shown again after a lock, an end or a crash.
 */
export class DraggedFiles {
  readonly #folder: string;
  readonly #clock: Clock;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Writes the file and gives its path. @throws DamagedFile, or what the file system says: nothing is left then */
  async add(file: OpenFile): Promise<string> {
    const place = join(this.#folder, randomBytes(12).toString('hex'));
    await mkdir(place, { recursive: true, mode: 0o700 });
    const path = join(place, suggestedName(file));
    try {
      await saveFile(file, path);
    } catch (error: unknown) {
      await rm(place, { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
    this.#clock.after(keptFor, () => void rm(place, { recursive: true, force: true }).catch(() => undefined));
    return path;
  }

  /** Removes all of them at once: the program may be about to end. What can't be removed now is at the next start. */
  clear(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // A system that lets nobody remove what another program reads.
    }
  }
}
