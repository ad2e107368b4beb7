import type { Connection } from './connection.ts';

/** Free pages up to here stay in the file for what comes next: 1 MB. */
const keptPages = 256;
/** Pages that are given back at a time. */
const step = 500;

/**
 * Shortens the file by some of the pages that are free in it. False when there are few. At the end the log, which still has
 * what was deleted, is cut off as well.
 */
export function giveBackSome(connection: Connection): boolean {
  if (Number(connection.pragma('freelist_count') ?? 0) <= keptPages) return false;
  connection.execute(`PRAGMA incremental_vacuum(${step})`);
  const left = Number(connection.pragma('freelist_count') ?? 0);
  if (left > keptPages) return true;
  cutLog(connection);
  return false;
}

/** Shortens a small file by all of its free pages, with the log. */
export function giveBackAll(connection: Connection): void {
  try {
    connection.execute('PRAGMA incremental_vacuum');
    cutLog(connection);
  } catch {
    // The deletion itself is committed; the space comes back with the next one.
  }
}

function cutLog(connection: Connection): void {
  connection.pragma('wal_checkpoint(TRUNCATE)');
}
