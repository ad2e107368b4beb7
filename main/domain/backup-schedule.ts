import type { Timestamp } from '../../preload/contract/model.ts';

/** How many of the backups that a schedule has made are to stay; a backup that any of the three wants stays. */
export interface Keep {
  /** The newest ones. */
  readonly last: number;
  /** The newest of a day, for so many days with one. */
  readonly daily: number;
  /** The newest of a week (from Monday), for so many weeks with one. */
  readonly weekly: number;
}

export interface MadeBackup {
  readonly name: string;
  readonly at: Timestamp;
}

const hour = 3_600_000;
/** After a failure: the disk may be there again, or the other job done. */
const retryAfter = hour / 4;

/**
 * When the next backup is due: a time that has passed means now.
 * @param last when one was last made; null: never
 * @param failed when one last failed, if that was after `last`
 */
export function dueAt(everyHours: number, last: Timestamp | null, failed: Timestamp | null): Timestamp {
  const regular = last === null ? 0 : last + everyHours * hour;
  return failed === null ? regular : Math.max(regular, failed + retryAfter);
}

/** What can go. The newest one always stays, whatever is asked for. */
export function outdated(backups: readonly MadeBackup[], keep: Keep): readonly MadeBackup[] {
  const newestFirst = [...backups].sort(
    (one, other) => other.at - one.at || (other.name > one.name ? 1 : -1),
  );
  const staying = new Set(newestFirst.slice(0, Math.max(1, keep.last)));
  for (const one of newestOfEach(newestFirst, dayOf, keep.daily)) staying.add(one);
  for (const one of newestOfEach(newestFirst, weekOf, keep.weekly)) staying.add(one);
  return newestFirst.filter((one) => !staying.has(one));
}

function newestOfEach(
  newestFirst: readonly MadeBackup[],
  spanOf: (at: Timestamp) => string,
  count: number,
): readonly MadeBackup[] {
  const found = new Map<string, MadeBackup>();
  for (const one of newestFirst) {
    const span = spanOf(one.at);
    if (!found.has(span)) found.set(span, one);
  }
  return [...found.values()].slice(0, count);
}

/** Days as people count them, where this computer is. */
function dayOf(at: Timestamp): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

function weekOf(at: Timestamp): string {
  const date = new Date(at);
  const sinceMonday = (date.getDay() + 6) % 7;
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - sinceMonday).getTime());
}
