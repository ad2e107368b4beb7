import { basename } from 'node:path';
import type { BackupContents, BackupProgress } from '../../preload/contract/backups.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { BackupStore } from '../accounts/backup-port.ts';
import { writeAtomically } from './atomic-file.ts';
import { OpenBackup } from './backup-file.ts';
import { BackupError } from './backup-error.ts';
import { backupStream } from './create-backup.ts';
import { Jobs } from './jobs.ts';
import { exportFolder, importFolder } from './multi-file.ts';
import { passphraseRecipient } from './passphrase-lock.ts';
import {
  restoreBackup,
  standings,
  type RestoreChoice,
  type RestoreParts,
  type RestoringAccounts,
} from './restore-backup.ts';

export interface BackupsParts extends RestoreParts {
  readonly accounts: RestoringAccounts;
  readonly store: BackupStore;
  /** The version of this app. */
  readonly app: string;
  readonly now: () => number;
  readonly onProgress: (progress: BackupProgress | null) => void;
  /** The cost of a guess at a passphrase, 2^n; only tests have a reason to name it. */
  readonly workFactor?: number;
}

export interface BackupRequest {
  readonly accountIds: readonly AccountId[];
  readonly passphrase: string;
  readonly withMessages: boolean;
}

/** Backups of sessions: made, checked, restored. One job at a time; every path was picked in a dialog of the system. */
export class Backups {
  readonly #parts: BackupsParts;
  readonly #jobs: Jobs;
  /** The file that a person has picked, and what it is once it was opened. */
  #picked: { readonly path: string; readonly backup: OpenBackup | null } | null = null;

  constructor(parts: BackupsParts) {
    this.#parts = parts;
    this.#jobs = new Jobs(parts.now, parts.onProgress);
  }

  /** Writes a backup, reads it back and checks it, and only then gives it its name. Throws BackupError. */
  async create(path: string, request: BackupRequest): Promise<BackupContents> {
    const { store, format, app, now, workFactor } = this.#parts;
    return this.#jobs.run(async ({ signal, report }) => {
      const total = request.withMessages ? await this.#countMessages(request) : request.accountIds.length;
      const stream = backupStream(
        store,
        { ...request, app, now },
        passphraseRecipient(request.passphrase, workFactor),
        {
          signal,
          onProgress: ({ accounts, messages }) =>
            report('writing', Math.min(total, request.withMessages ? messages : accounts), total),
        },
      );
      let contents: BackupContents | null = null;
      await writeAtomically(path, stream, {
        signal,
        check: async (file) => {
          const onRead = (done: number, size: number): void => report('checking', done, size);
          const backup = await OpenBackup.of(file, request.passphrase, { format, signal, onRead });
          contents = await this.#describe(path, backup);
        },
      });
      if (contents === null) throw new Error('a backup was written without being checked');
      return contents;
    });
  }

  /** The file that is meant from now on; null forgets it. */
  async pick(path: string | null): Promise<void> {
    const before = this.#picked;
    this.#picked = path === null ? null : { path, backup: null };
    await before?.backup?.close();
  }

  /** Decrypts and checks the picked file without touching anything else, and says what is in it. Throws BackupError. */
  async open(passphrase: string): Promise<BackupContents> {
    return this.#jobs.run(async ({ signal, report }) => {
      const path = this.#picked?.path;
      if (path === undefined) throw new BackupError('backup-gone', 'no file was picked');
      await this.#picked?.backup?.close();
      this.#picked = { path, backup: null };
      const backup = await OpenBackup.open(path, passphrase, {
        format: this.#parts.format,
        signal,
        onRead: (done, total) => report('checking', done, total),
      });
      this.#picked = { path, backup };
      return this.#describe(path, backup);
    });
  }

  /** Puts sessions of the opened file in place of those that are here. Throws BackupError. */
  async restore(choices: readonly RestoreChoice[]): Promise<readonly AccountId[]> {
    return this.#jobs.run(async ({ signal, report }) => {
      const backup = this.#picked?.backup ?? null;
      if (backup === null) throw new BackupError('backup-gone', 'no file is open');
      return restoreBackup(this.#parts, backup, choices, {
        signal,
        onRead: (done, total) => report('restoring', done, total),
      });
    });
  }

  /** Writes Baileys' multi-file folder: keys in plain files. Throws BackupError. */
  async exportFolder(folder: string, accountId: AccountId): Promise<void> {
    await this.#jobs.run(async ({ signal, report }) =>
      exportFolder(this.#parts, folder, accountId, {
        signal,
        onProgress: (done, total) => report('exporting', done, total),
      }),
    );
  }

  /** Takes up the account of such a folder, which is only read. Throws BackupError. */
  async importFolder(folder: string): Promise<AccountId> {
    return this.#jobs.run(async ({ signal }) => importFolder(this.#parts, folder, signal));
  }

  /** Ends the job under way at its next step. Resolves when it has ended. */
  async cancel(): Promise<void> {
    await this.#jobs.cancel();
  }

  async #countMessages({ accountIds }: BackupRequest): Promise<number> {
    const counts = await Promise.all(accountIds.map((id) => this.#parts.store.messageCount(id)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async #describe(path: string, backup: OpenBackup): Promise<BackupContents> {
    const { createdAt, withMessages, accounts } = backup.checked.manifest;
    const found = await standings(this.#parts, backup);
    return {
      fileName: basename(path),
      createdAt,
      withMessages,
      accounts: accounts.map(({ id, name, number, takenAt, messages }) => ({
        id,
        name,
        number,
        takenAt,
        messages,
        standing: found.get(id) ?? 'absent',
      })),
    };
  }
}
