import type { BackupProgress } from '../../preload/contract/backups.ts';
import { BackupError } from './backup-error.ts';
import { remainingTime } from './remaining-time.ts';

/** Between two reports to the windows. Milliseconds. */
const reportEvery = 200;

/** What a job is given: how to hear that it is no longer wanted, and how to tell how far it is. */
export interface Job {
  readonly signal: AbortSignal;
  readonly report: (what: BackupProgress['what'], done: number, total: number) => void;
}

/** One backup, restore or export at a time: two restores at once, or a backup of what is being restored, make no sense. */
export class Jobs {
  readonly #now: () => number;
  readonly #onProgress: (progress: BackupProgress | null) => void;
  #running: { readonly controller: AbortController; readonly ended: Promise<void> } | null = null;

  constructor(now: () => number, onProgress: (progress: BackupProgress | null) => void) {
    this.#now = now;
    this.#onProgress = onProgress;
  }

  get busy(): boolean {
    return this.#running !== null;
  }

  /** @throws BackupError `backup-busy` while another one runs, and what the work throws */
  async run<Value>(work: (job: Job) => Promise<Value>): Promise<Value> {
    if (this.#running !== null) throw new BackupError('backup-busy');
    const controller = new AbortController();
    const result = work({ signal: controller.signal, report: this.#reporter() });
    const ended = result.then(
      () => undefined,
      () => undefined,
    );
    this.#running = { controller, ended };
    try {
      return await result;
    } finally {
      this.#running = null;
      this.#onProgress(null);
    }
  }

  /** The job under way ends at its next step, and leaves nothing. Resolves when it has. */
  async cancel(): Promise<void> {
    this.#running?.controller.abort();
    await this.#running?.ended;
  }

  #reporter(): Job['report'] {
    let lastWhat: string | null = null;
    let startedAt = 0;
    let lastAt = 0;
    return (what, done, total) => {
      const now = this.#now();
      if (what !== lastWhat) startedAt = now;
      else if (now - lastAt < reportEvery) return;
      lastWhat = what;
      lastAt = now;
      this.#onProgress({ what, done, total, remaining: remainingTime(now - startedAt, done, total) });
    };
  }
}
