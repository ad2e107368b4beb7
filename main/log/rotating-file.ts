import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface RotatingFileOptions {
  readonly folder: string;
  readonly name: string;
  /** A file is put aside when the next lines would take it beyond this. */
  readonly maximumBytes: number;
  /** With the one that is being written. */
  readonly files: number;
  /** Lines that wait for a slow disk; beyond it lines are dropped and counted. */
  readonly maximumWaiting?: number;
}

/** Where log lines go. Nothing here throws or rejects: a log must never take the program down. */
export interface LineSink {
  write(line: string): void;
  close(): Promise<void>;
}

/**
 * Appends lines to `<folder>/<name>.log`, and keeps older ones as `<name>.1.log` (newest) and so on. Writes what
 * has come together in one go, off the caller's back. A full disk loses lines, says how many once it can, and
 * goes on trying with the next ones.
 */
export const openRotatingFile = (options: RotatingFileOptions): LineSink => {
  const { folder, name, maximumBytes, files, maximumWaiting = 5000 } = options;
  const fileAt = (index: number): string =>
    join(folder, index === 0 ? `${name}.log` : `${name}.${String(index)}.log`);

  let waiting: string[] = [];
  let dropped = 0;
  let size: number | null = null;
  let closed = false;
  let work: Promise<void> | null = null;

  const open = async (): Promise<number> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return stat(fileAt(0)).then(
      (found) => found.size,
      () => 0,
    );
  };

  const rotate = async (): Promise<void> => {
    await rm(fileAt(files - 1), { force: true });
    for (let index = files - 2; index >= 0; index -= 1) {
      // A file that is not there yet is no reason to stop.
      await rename(fileAt(index), fileAt(index + 1)).catch(() => undefined);
    }
  };

  const append = async (text: string): Promise<void> => {
    const bytes = Buffer.byteLength(text);
    size ??= await open();
    if (size > 0 && size + bytes > maximumBytes) {
      await rotate();
      size = 0;
    }
    await appendFile(fileAt(0), text, { mode: 0o600 });
    size += bytes;
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const lines = waiting;
      waiting = [];
      const lost = dropped;
      dropped = 0;
      const notice =
        lost === 0 ? '' : `{"level":"warn","msg":"Log lines were lost.","count":${String(lost)}}\n`;
      try {
        await append(notice + lines.join(''));
      } catch {
        dropped += lost + lines.length;
        // The folder may have been removed, or the size be wrong after half a write.
        size = null;
      }
    }
    work = null;
  };

  return {
    write: (line) => {
      if (closed) return;
      if (waiting.length >= maximumWaiting) {
        dropped += 1;
        return;
      }
      waiting.push(line);
      work ??= Promise.resolve().then(drain);
    },
    close: async () => {
      closed = true;
      await work;
    },
  };
};
