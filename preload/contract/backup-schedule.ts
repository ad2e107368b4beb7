import { z } from 'zod';
import { passphraseSchema } from './limits.ts';
import type { Timestamp } from './model.ts';
import type { ErrorCode } from './result.ts';

export const scheduleInputSchema = z.strictObject({
  /** Hours between two backups. */
  everyHours: z
    .int()
    .min(1)
    .max(24 * 90),
  withMessages: z.boolean(),
  withMedia: z.boolean(),
  /** How many stay: the newest, one of each day, one of each week. */
  keep: z.strictObject({
    last: z.int().min(1).max(1000),
    daily: z.int().min(0).max(1000),
    weekly: z.int().min(0).max(1000),
  }),
  /** Null: the one that the schedule has. */
  passphrase: passphraseSchema.nullable(),
  /** Asks for a folder; else the one that the schedule has. */
  pickFolder: z.boolean(),
});
export type ScheduleInput = z.output<typeof scheduleInputSchema>;

/** Backups that are made by themselves. */
export interface ScheduleView {
  readonly everyHours: number;
  readonly withMessages: boolean;
  readonly withMedia: boolean;
  readonly keep: ScheduleInput['keep'];
  /** Without where it is. */
  readonly folderName: string;
  readonly lastAt: Timestamp | null;
  readonly nextAt: Timestamp;
  /** Why the last try came to nothing; null when it did not. */
  readonly failure: ErrorCode | null;
  readonly running: boolean;
}
