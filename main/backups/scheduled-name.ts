import { basename } from 'node:path';
import type { Timestamp } from '../../preload/contract/model.ts';
import type { MadeBackup } from '../domain/backup-schedule.ts';

/** Names of backups that a schedule has made, with their time in UTC: nothing else in the folder is ever touched. */
const form = /^Switchboard scheduled (\d{4}-\d{2}-\d{2}) (\d{2})-(\d{2})-(\d{2})\.switchboard-backup$/u;

/** `Switchboard scheduled 2026-11-23 10-24-12.switchboard-backup` */
export function scheduledName(at: Timestamp): string {
  const [date, time] = new Date(at).toISOString().split('T');
  return `Switchboard scheduled ${date ?? ''} ${(time ?? '').slice(0, 8).replaceAll(':', '-')}.switchboard-backup`;
}

/** Null when a schedule has not given this name. */
export function madeBackup(name: string): [MadeBackup] | null {
  const [whole, date, hours, minutes, seconds] = form.exec(name) ?? [];
  const at = Date.parse(`${date ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}Z`);
  return whole === undefined || Number.isNaN(at) ? null : [{ name, at }];
}

export const folderName = (folder: string): string => basename(folder);
