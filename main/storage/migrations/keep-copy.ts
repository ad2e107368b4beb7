import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type { Connection } from '../connection.ts';

/**
 * Copies a database, encrypted as it is, before it is migrated. The copy of an earlier attempt that did not come to its end
 * is the older state, and stays. The connection must be the only one that writes.
 */
export function keepCopy(connection: Connection, file: string): void {
  const copy = copyOf(file);
  if (existsSync(copy)) return;
  // Everything into the file itself: the log is not copied.
  connection.pragma('wal_checkpoint(TRUNCATE)');
  const partial = `${copy}.partial`;
  rmSync(partial, { force: true });
  // Costs nothing where the file system shares what two files have in common.
  copyFileSync(file, partial, constants.COPYFILE_FICLONE);
  renameSync(partial, copy);
}

/** The migrated database has been opened: its copy has done its duty. */
export function dropCopy(file: string): void {
  rmSync(copyOf(file), { force: true });
  rmSync(`${copyOf(file)}.partial`, { force: true });
}

const copyOf = (file: string): string => `${file}.before-update`;
