import type { Timestamp } from '../../preload/contract/model.ts';
import type { Keep } from '../domain/backup-schedule.ts';

/** A schedule as it is kept: in the encrypted store, with the passphrase of its backups. */
export interface StoredSchedule {
  readonly everyHours: number;
  readonly withMessages: boolean;
  readonly withMedia: boolean;
  readonly keep: Keep;
  /** A path that a person has picked. */
  readonly folder: string;
  readonly passphrase: string;
}

/** How the last tries went. */
export interface ScheduleHistory {
  readonly lastAt: Timestamp | null;
  readonly failedAt: Timestamp | null;
  /** The code of that failure. */
  readonly failure: string | null;
}

export interface ScheduleStore {
  /** Null when there is none. */
  read(): Promise<{ readonly schedule: StoredSchedule; readonly history: ScheduleHistory } | null>;
  /** Begins a new history. Null ends the schedule, and forgets its passphrase. */
  write(schedule: StoredSchedule | null): Promise<void>;
  note(history: ScheduleHistory): Promise<void>;
}
