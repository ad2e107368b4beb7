import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BuiltSides } from '../processes/build.ts';
import { startProcess, type Called } from '../processes/caller.ts';
import type { BackupCalls } from '../sides/backup-protocol.ts';

const run = promisify(execFile);

export interface BackupRun {
  /** Of the archive. */
  readonly bytes: number;
  /** Milliseconds from the store to the disk. */
  readonly write: readonly number[];
  /** Milliseconds of `tar | age` from files with the same bytes to the disk; empty where there is no age. */
  readonly tarAndAge: readonly number[];
  /** With the check, as in the app. */
  readonly create: readonly number[];
  /** More memory than before, while it goes on. Megabytes. */
  readonly memory: readonly number[];
  /** Of the event loop meanwhile. */
  readonly loopP99: readonly number[];
  readonly accounts: readonly { readonly create: number; readonly restore: number }[];
}

export interface BackupOptions {
  readonly electron: string;
  readonly built: BuiltSides;
  readonly messages: number;
  readonly accounts: number;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

/** How often the memory is read while something goes on. Milliseconds. */
const lookEvery = 100;

export async function runBackup({
  electron,
  built,
  messages,
  accounts,
  rounds,
  say,
}: BackupOptions): Promise<BackupRun> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const side = await startProcess<BackupCalls>(electron, built.backups, {
    folder,
    workerFile: built.worker,
    packWorkerFile: built.packWorker,
  });
  const { calls } = side;
  try {
    await calls.fill(messages);
    say(`a store with ${messages} messages`);
    // The first one is for warming up, and gives the bytes that the baseline gets.
    await calls.write();
    const bytes = await calls.unpack(join(folder, 'plain.tar'));
    const baseline = await Baseline.of(folder);
    const found = {
      write: [] as number[],
      tarAndAge: [] as number[],
      create: [] as number[],
      memory: [] as number[],
      loopP99: [] as number[],
    };
    for (let round = 0; round < rounds; round++) {
      found.write.push(await calls.write());
      if (baseline !== null) found.tarAndAge.push(await baseline.run());
      const watched = await watchMemory(side, () => calls.create());
      found.create.push(watched.value);
      found.memory.push(watched.grown);
      found.loopP99.push(watched.loopP99);
      say(
        `${(bytes / 1e6).toFixed(0)} MB in ${found.write.at(-1)?.toFixed(0)} ms, checked as well in ${watched.value.toFixed(0)} ms; tar and age: ${found.tarAndAge.at(-1)?.toFixed(0)} ms`,
      );
    }
    const many: BackupRun['accounts'][number][] = [];
    for (let round = 0; round < rounds; round++) many.push(await calls.accounts(accounts));
    return { bytes, ...found, accounts: many };
  } finally {
    await calls.close().catch(() => undefined);
    await side.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function watchMemory<Value>(
  side: Called<BackupCalls>,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly grown: number; readonly loopP99: number }> {
  await side.calls.collectGarbage();
  await side.calls.loopDelay();
  const before = side.memory();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, side.memory());
  }, lookEvery);
  try {
    const value = await work();
    return { value, grown: highest - before, loopP99: (await side.calls.loopDelay()).p99 };
  } finally {
    clearInterval(timer);
  }
}

/** Debian's own programs, on the parts of our archive as files. */
class Baseline {
  readonly #folder: string;
  readonly #recipient: string;

  private constructor(folder: string, recipient: string) {
    this.#folder = folder;
    this.#recipient = recipient;
  }

  /** Null where there is no age. */
  static async of(folder: string): Promise<Baseline | null> {
    const key = await run('age-keygen', []).catch(() => null);
    const recipient = key === null ? null : /^# public key: (age1\w+)$/mu.exec(key.stdout)?.[1];
    if (recipient === null || recipient === undefined) return null;
    await mkdir(join(folder, 'parts'));
    await run('tar', ['xf', join(folder, 'plain.tar'), '-C', join(folder, 'parts')]);
    return new Baseline(folder, recipient);
  }

  /** Milliseconds, with the end of the file on the disk, as ours. */
  async run(): Promise<number> {
    const began = performance.now();
    const target = join(this.#folder, 'by-age');
    const script = 'tar cf - -C "$1" . | age -r "$2" > "$3"';
    await run('sh', ['-c', script, 'sh', join(this.#folder, 'parts'), this.#recipient, target]);
    const file = await open(target, 'r+');
    await file.sync();
    await file.close();
    return performance.now() - began;
  }
}
