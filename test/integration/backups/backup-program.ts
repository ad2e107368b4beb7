import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Backups } from '../../../main/backups/backups.ts';
import { Jobs } from '../../../main/backups/jobs.ts';
import { sessionFormat } from '../../../main/whatsapp/session-format.ts';
import type { BackupProgress } from '../../../preload/contract/backups.ts';
import type { TestProgram } from '../program.ts';
import { builtThread } from '../storage/build-worker.ts';

export const packWorkerFile = await builtThread('main/backups/pack-worker.ts');
export const passphrase = 'correct horse battery staple';

/** Backups of a running program, with cheap guesses at passphrases. */
export function backupsOf(
  program: TestProgram,
  progress: (BackupProgress | null)[] = [],
  workerFile = packWorkerFile,
): Backups {
  return new Backups({
    store: program.backups,
    chats: program.chats,
    accounts: program.accounts,
    format: sessionFormat,
    media: program.mediaFolder,
    onNotice: () => undefined,
    app: '0.0.0-test',
    now: () => Date.now(),
    jobs: new Jobs(Date.now, (report) => progress.push(report)),
    workFactor: 10,
    packWorkerFile: workerFile,
  });
}

/** A folder for the files of one test. */
export async function newFolder(): Promise<{
  path(name: string): string;
  folder: string;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-backups-'));
  return {
    folder,
    path: (name) => join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
