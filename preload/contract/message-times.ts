import type { Timestamp } from './model.ts';

/*
 * How long WhatsApp lets one change what was said. In a file without zod: the page only offers what is still possible.
 */

/** Minutes after sending in which WhatsApp lets a message be edited. */
const editMinutes = 15;
/** Hours after sending in which it lets a message be deleted for everybody: two days and a half. */
const deletionHours = 60;

export const mayBeEdited = (sentAt: Timestamp, now: Timestamp): boolean =>
  now - sentAt <= editMinutes * 60_000;
export const mayBeDeleted = (sentAt: Timestamp, now: Timestamp): boolean =>
  now - sentAt <= deletionHours * 3_600_000;

/** Seconds for which a message can be pinned in its chat; 0 takes the pin off. */
export const pinSeconds = [0, 86_400, 604_800, 2_592_000] as const;
export type PinSeconds = (typeof pinSeconds)[number];
