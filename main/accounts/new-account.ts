import { hueCount } from '../../preload/contract/account-limits.ts';
import type { AccountId, Timestamp } from '../../preload/contract/model.ts';
import type { AccountRecord } from '../domain/account-record.ts';

/** The record of an account that comes after these: last in the order, in a hue that the fewest of them have. */
export const newAccount = (
  id: AccountId,
  others: readonly AccountRecord[],
  createdAt: Timestamp,
): AccountRecord => ({
  id,
  name: '',
  phoneNumber: null,
  lidJid: null,
  hue: leastUsedHue(others.map((record) => record.hue)),
  order: Math.max(-1, ...others.map((record) => record.order)) + 1,
  createdAt,
  linkedAt: null,
  unlinked: false,
  paused: false,
  pinned: false,
});

/** The first hue of those that the fewest accounts have. */
export function leastUsedHue(used: readonly number[]): number {
  const counts = Array.from({ length: hueCount }, (_, hue) => used.filter((value) => value === hue).length);
  return counts.indexOf(Math.min(...counts));
}
