import { z } from 'zod';
import type { ScheduleHistory, ScheduleStore, StoredSchedule } from '../../accounts/schedule-port.ts';
import type { Handlers } from '../methods.ts';
import { scheduleQueries } from './schedule-queries.ts';

const count = z.int().min(0).max(1000);
const scheduleSchema = z.object({
  everyHours: z.int().min(1),
  withMessages: z.boolean(),
  // Not there before backups could have files.
  withMedia: z.boolean().default(false),
  keep: z.object({ last: count, daily: count, weekly: count }),
  folder: z.string(),
  passphrase: z.string(),
});

/** The methods of the port, as the worker runs them. */
export const scheduleHandlers: Handlers<ScheduleStore> = {
  read({ chats }) {
    const row = chats.get(scheduleQueries.read, {});
    const schedule = row === undefined ? null : parsed(row.schedule);
    if (row === undefined || schedule === null) return null;
    const { lastAt, failedAt, failure } = row;
    return { schedule, history: { lastAt, failedAt, failure } };
  },
  write({ chats }, schedule) {
    chats.run(scheduleQueries.clear, {});
    if (schedule !== null) chats.run(scheduleQueries.write, { schedule: JSON.stringify(schedule) });
  },
  note({ chats }, { lastAt, failedAt, failure }: ScheduleHistory) {
    chats.run(scheduleQueries.note, { lastAt, failedAt, failure });
  },
};

/** Null for what an older or newer version wrote in another form: it is set anew then. */
function parsed(json: string): StoredSchedule | null {
  try {
    const result = scheduleSchema.safeParse(JSON.parse(json));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
