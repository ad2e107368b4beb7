import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';

/*
 * Names of files and folders while they are written. A process that is killed leaves them behind, and nobody else would
 * ever take them away: so the name says who writes, and whoever writes there next removes what has nobody any more.
 */

/** Of a file system: what is longer can't be given another, longer name while it is written. Characters. */
const longestStem = 40;
/** What another computer has left untouched for so long in a shared folder is not being written. Milliseconds. */
const abandonedAfter = 24 * 3_600_000;

const form = /^\..{0,40}\.switchboard-([0-9a-f]{8})-([1-9]\d{0,9})-[0-9a-f]{12}\.part$/su;
/** Not the name itself, since the folder may be a shared one. */
const thisComputer = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** A name beside that of `path`, hidden, that nothing else has. */
export function unfinishedName(path: string): string {
  const stem = basename(path).slice(0, longestStem);
  return `.${stem}.switchboard-${thisComputer}-${process.pid}-${randomBytes(6).toString('hex')}.part`;
}

/** Removes what killed processes have left in a folder. Never fails: what can't be looked at or removed stays. */
export async function clearUnfinished(folder: string, now: number = Date.now()): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const [whole, computer, pid] = form.exec(name) ?? [];
    if (whole === undefined) continue;
    const path = join(folder, name);
    const isOver = computer === thisComputer && !isRunning(Number(pid));
    if (isOver || (await isAbandoned(path, now)))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A number that another program has by now counts as running: then the age decides. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error: unknown) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

async function isAbandoned(path: string, now: number): Promise<boolean> {
  try {
    return now - (await stat(path)).mtimeMs > abandonedAfter;
  } catch {
    return false;
  }
}
