import { eventually } from './eventually.ts';
import type { Host } from './host/host.ts';

export const isUp = (state: string): boolean => state === 'online' || state === 'syncing';

/** Waits until this many accounts are there and all of them are online. */
export const untilOnline = (host: Host, count: number, patience = 300_000): Promise<unknown> =>
  eventually(
    () => host.call('states'),
    (states) => {
      const all = Object.values(states);
      return all.length === count && all.every(isUp);
    },
    `${count} accounts online`,
    patience,
  );
