import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScheduleInput, ScheduleView } from '../../preload/contract/backup-schedule.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Clock, Logger } from '../accounts/ports.ts';
import type { ScheduleHistory, ScheduleStore, StoredSchedule } from '../accounts/schedule-port.ts';
import { dueAt, outdated, type MadeBackup } from '../domain/backup-schedule.ts';
import { BackupError, type BackupErrorCode } from './backup-error.ts';
import type { BackupRequest } from './backups.ts';
import { folderName, madeBackup, scheduledName } from './scheduled-name.ts';
import { clearUnfinished } from './unfinished.ts';

export interface ScheduleParts {
  readonly store: ScheduleStore;
  /** Makes and checks one backup; throws BackupError. */
  readonly create: (path: string, request: BackupRequest) => Promise<unknown>;
  /** The accounts that have a login now. */
  readonly accountIds: () => readonly AccountId[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onChange: (view: ScheduleView | null) => void;
  /** A backup that was due did not come about: for a notification. */
  readonly onFailure: (code: BackupErrorCode) => void;
}

/** No timer runs longer: clocks stand still while the computer sleeps. Milliseconds. */
const longestWait = 10 * 60_000;
const noHistory: ScheduleHistory = { lastAt: null, failedAt: null, failure: null };

/** Makes backups by itself: when one is due, also after the computer has slept, never two at once. */
export class BackupSchedule {
  readonly #parts: ScheduleParts;
  #current: { readonly schedule: StoredSchedule; history: ScheduleHistory } | null = null;
  #cancelTimer: (() => void) | null = null;
  #running: Promise<void> | null = null;
  #ended = false;

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
  }

  /** Takes up what was set before, and makes a backup at once when it is overdue. */
  async start(): Promise<void> {
    this.#current = await this.#parts.store.read();
    // What the last run could not finish before it was killed. Nobody waits for a disk that may be far away.
    if (this.#current !== null) void clearUnfinished(this.#current.schedule.folder);
    this.look();
  }

  view(): ScheduleView | null {
    if (this.#current === null) return null;
    const { schedule, history } = this.#current;
    const { everyHours, withMessages, withMedia, keep, folder } = schedule;
    const { lastAt, failedAt, failure } = history;
    return {
      everyHours,
      withMessages,
      withMedia,
      keep,
      folderName: folderName(folder),
      lastAt,
      nextAt: dueAt(everyHours, lastAt, failedAt),
      failure: failure as BackupErrorCode | null,
      running: this.#running !== null,
    };
  }

  /** @param folder null: the one there is. Throws BackupError `backup-gone` when there is none, or no passphrase. */
  async set(
    { passphrase, everyHours, withMessages, withMedia, keep }: ScheduleInput,
    folder: string | null,
  ): Promise<void> {
    const before = this.#current?.schedule;
    const words = passphrase ?? before?.passphrase;
    const place = folder ?? before?.folder;
    if (words === undefined || place === undefined)
      throw new BackupError('backup-gone', 'nothing to go on with');
    const schedule = { everyHours, withMessages, withMedia, keep, folder: place, passphrase: words };
    await this.#parts.store.write(schedule);
    this.#current = { schedule, history: noHistory };
    this.look();
  }

  /** The folder and what is in it stay. */
  async clear(): Promise<void> {
    await this.#parts.store.write(null);
    this.#current = null;
    this.look();
  }

  /** Whether something is due; called when the computer wakes, and by the schedule itself. */
  look(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#parts.onChange(this.view());
    if (this.#current === null || this.#ended || this.#running !== null) return;
    const { schedule, history } = this.#current;
    const { clock } = this.#parts;
    const wait = dueAt(schedule.everyHours, history.lastAt, history.failedAt) - clock.now();
    if (wait <= 0) {
      this.#running = this.#run(schedule).finally(() => {
        this.#running = null;
        this.look();
      });
      this.#parts.onChange(this.view());
      return;
    }
    this.#cancelTimer = clock.after(Math.min(wait, longestWait), () => this.look());
  }

  /** No backup begins any more. Resolves when one under way has ended; whoever owns the jobs cancels it. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#cancelTimer?.();
    await this.#running;
  }

  async #run(schedule: StoredSchedule): Promise<void> {
    const { clock, create, accountIds, store } = this.#parts;
    const now = clock.now();
    const { folder, passphrase, withMessages, withMedia, keep } = schedule;
    let history: ScheduleHistory;
    try {
      const name = scheduledName(now);
      await create(join(folder, name), { accountIds: accountIds(), passphrase, withMessages, withMedia });
      history = { lastAt: now, failedAt: null, failure: null };
      await this.#rotate(folder, keep);
    } catch (error: unknown) {
      // A person who cancels it, or does something else meanwhile, has decided for now.
      const code = error instanceof BackupError ? error.code : 'backup-unwritable';
      history = { lastAt: this.#current?.history.lastAt ?? null, failedAt: now, failure: code };
      const isOurs = code !== 'backup-busy' && code !== 'backup-cancelled';
      if (isOurs && !this.#ended) this.#parts.onFailure(code);
      if (!isOurs) history = { ...history, failure: null };
    }
    // Set anew or ended meanwhile: then this is another schedule's history.
    if (this.#current?.schedule !== schedule) return;
    this.#current.history = history;
    await store.note(history).catch((error: unknown) => {
      this.#parts.logger.warn('how a backup went could not be kept', { error });
    });
  }

  /** Only what a schedule has made, by its name; a file that can't be removed stays. */
  async #rotate(folder: string, keep: StoredSchedule['keep']): Promise<void> {
    try {
      const made = (await readdir(folder)).flatMap((name): MadeBackup[] => madeBackup(name) ?? []);
      for (const { name } of outdated(made, keep)) await rm(join(folder, name), { force: true });
    } catch (error: unknown) {
      this.#parts.logger.warn('old backups could not be removed', { error });
    }
  }
}
