import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AccountEventKind } from '../../preload/contract/account-events.ts';
import type { BackupContents } from '../../preload/contract/backups.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { BackupStore } from '../accounts/backup-port.ts';
import { writeAtomically } from './atomic-file.ts';
import { OpenBackup } from './backup-file.ts';
import { BackupError } from './backup-error.ts';
import { writeBackup, type WriteProgress } from './create-backup.ts';
import type { Jobs } from './jobs.ts';
import { maskedNumber } from './manifest.ts';
import { checkFolder, exportFolder, importFolder } from './multi-file.ts';
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
  /** Shared with the exports. */
  readonly jobs: Jobs;
  /** These accounts are in a backup that was checked, taken at that time. */
  readonly onBackedUp?: (accountIds: readonly AccountId[], at: number) => void;
  /** The program of the thread that packs. */
  readonly packWorkerFile: string;
  /** The cost of a guess at a passphrase, 2^n; only tests have a reason to name it. */
  readonly workFactor?: number;
}

export interface BackupRequest {
  readonly accountIds: readonly AccountId[];
  readonly passphrase: string;
  readonly withMessages: boolean;
  /** The files of messages; only along with them. */
  readonly withMedia: boolean;
  /** This computer gives the logins up before they are saved, so that the backup has their last state. */
  readonly move?: boolean;
}

interface Work {
  readonly total: number;
  readonly done: (progress: WriteProgress) => number;
}

/** What a message takes in an archive, about. Bytes. */
const usualMessage = 600;

/** Backups of sessions: made, checked, restored. One job at a time; every path was picked in a dialog of the system. */
export class Backups {
  readonly #parts: BackupsParts;
  readonly #jobs: Jobs;
  /** The file that a person has picked, and what it is once it was opened. */
  #picked: { readonly path: string; readonly backup: OpenBackup | null } | null = null;
  /** A folder with a login that a person has dropped. */
  #folder: string | null = null;

  constructor(parts: BackupsParts) {
    this.#parts = parts;
    this.#jobs = parts.jobs;
  }

  /** Writes a backup, reads it back and checks it. With `move` the accounts stop here, and go on when it fails. */
  async create(path: string, request: BackupRequest): Promise<BackupContents> {
    const { accountIds, move = false } = request;
    const { accounts } = this.#parts;
    try {
      if (move) await accounts.giveUp(accountIds, true);
      const contents = await this.#create(path, request);
      await this.#note('backed-up', accountIds);
      return contents;
    } catch (error: unknown) {
      if (move) await accounts.giveUp(accountIds, false);
      const wanted = error instanceof BackupError && ['backup-cancelled', 'backup-busy'].includes(error.code);
      if (!wanted) await this.#note('backup-failed', accountIds);
      throw error;
    }
  }

  /** Writes a backup, reads it back and checks it, and only then gives it its name. Throws BackupError. */
  async #create(path: string, request: BackupRequest): Promise<BackupContents> {
    const { store, format, media, app, now, workFactor, packWorkerFile } = this.#parts;
    return this.#jobs.run(async ({ signal, report }) => {
      const work = await this.#work(request);
      const write = (file: FileHandle): Promise<void> =>
        writeBackup(
          file,
          store,
          { ...request, media: request.withMedia ? media : null, app, now },
          {
            workerFile: packWorkerFile,
            recipient: passphraseRecipient(request.passphrase, workFactor),
            signal,
            onProgress: (progress) =>
              report('writing', Math.min(work.total, work.done(progress)), work.total),
          },
        );
      let contents: BackupContents | null = null;
      await writeAtomically(path, write, {
        signal,
        check: async (file) => {
          const onRead = (done: number, size: number): void => report('checking', done, size);
          const reading = { format, signal, onRead, trustLines: true };
          const backup = await OpenBackup.of(file, request.passphrase, reading);
          contents = await this.#describe(path, backup);
        },
      });
      const made = contents as BackupContents | null;
      if (made === null) throw new Error('a backup was written without being checked');
      this.#parts.onBackedUp?.(
        made.accounts.map(({ id }) => id),
        made.createdAt,
      );
      return made;
    });
  }

  /** The file that is meant from now on; null forgets it. Throws BackupError `backup-busy` while another one may be in use. */
  async pick(path: string | null): Promise<void> {
    if (path !== null && this.#jobs.busy) throw new BackupError('backup-busy');
    const before = this.#picked;
    this.#picked = path === null ? null : { path, backup: null };
    if (path === null) this.#folder = null;
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
    const restored = await this.#jobs.run(async ({ signal, report }) => {
      const backup = this.#picked?.backup ?? null;
      if (backup === null) throw new BackupError('backup-gone', 'no file is open');
      return restoreBackup(this.#parts, backup, choices, {
        signal,
        onRead: (done, total) => report('restoring', done, total),
      });
    });
    await this.#note('restored', restored);
    return restored;
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

  /**
   * Checks such a folder and remembers it for `importPicked`, until `pick(null)`. Answers the number of its login, masked.
   * Throws BackupError.
   */
  async pickFolder(folder: string): Promise<string> {
    this.#folder = null;
    const { phoneNumber } = await this.#jobs.run(({ signal }) => checkFolder(this.#parts, folder, signal));
    this.#folder = folder;
    return maskedNumber(phoneNumber);
  }

  /** Takes up the account of the folder that was picked. Throws BackupError. */
  async importPicked(): Promise<AccountId> {
    if (this.#folder === null) throw new BackupError('backup-gone', 'no folder was picked');
    return this.importFolder(this.#folder);
  }

  /** Ends the job under way at its next step. Resolves when it has ended. */
  async cancel(): Promise<void> {
    await this.#jobs.cancel();
  }

  /** For the history of each account. What can't be noted is no reason to fail. */
  async #note(kind: AccountEventKind, accountIds: readonly AccountId[]): Promise<void> {
    const { chats, now } = this.#parts;
    const event = { at: now(), kind, reason: null };
    await Promise.allSettled(accountIds.map((accountId) => chats.noteEvent(accountId, event)));
  }

  /** How much there is to do, and how much of it is done: accounts alone are counted, all else is measured in bytes. */
  async #work({ accountIds, withMessages, withMedia }: BackupRequest): Promise<Work> {
    if (!withMessages) return { total: accountIds.length, done: ({ accounts }) => accounts };
    const { store } = this.#parts;
    const counts = await Promise.all(accountIds.map((id) => store.messageCount(id)));
    const messages = counts.reduce((sum, count) => sum + count, 0);
    const bytes = withMedia ? await store.mediaBytes(accountIds) : 0;
    return {
      total: messages * usualMessage + bytes,
      done: (progress) => progress.messages * usualMessage + progress.bytes,
    };
  }

  async #describe(path: string, backup: OpenBackup): Promise<BackupContents> {
    const { createdAt, withMessages, media, accounts } = backup.checked.manifest;
    const found = await standings(this.#parts, backup);
    return {
      fileName: basename(path),
      createdAt,
      withMessages,
      files: media?.files ?? null,
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
