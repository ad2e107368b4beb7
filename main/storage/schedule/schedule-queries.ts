import { query, type NoParameters } from '../query.ts';

interface ScheduleRow {
  readonly schedule: string;
  readonly lastAt: number | null;
  readonly failedAt: number | null;
  readonly failure: string | null;
}

/** Statements on `chats.db`; there is one row at most. */
export const scheduleQueries = {
  read: query<NoParameters, ScheduleRow>(
    'schedule.read',
    `SELECT schedule, last_at AS lastAt, failed_at AS failedAt, failure FROM backup_schedule WHERE only = 1`,
  ),
  write: query<{ schedule: string }>(
    'schedule.write',
    'INSERT INTO backup_schedule (only, schedule) VALUES (1, $schedule)',
  ),
  note: query<{ lastAt: number | null; failedAt: number | null; failure: string | null }>(
    'schedule.note',
    'UPDATE backup_schedule SET last_at = $lastAt, failed_at = $failedAt, failure = $failure WHERE only = 1',
  ),
  clear: query<NoParameters>('schedule.clear', 'DELETE FROM backup_schedule WHERE only = 1'),
};
