import type { PushEvent } from '../../preload/contract/events.ts';

/**
 * Where a window stands in the numbered row of pushes. `last` is null while a snapshot is on its way; what arrives
 * in the meantime is held back and judged by the number of the snapshot.
 */
export interface Feed {
  readonly last: number | null;
  readonly held: readonly PushEvent[];
}

/** What to do after an arrival: the events to apply, in order, and whether a new snapshot is needed. */
export interface Receipt {
  readonly feed: Feed;
  readonly apply: readonly PushEvent[];
  readonly needsSnapshot: boolean;
}

export const waitingFeed: Feed = { last: null, held: [] };

/** Judges one push. A gap throws nothing away: the push is held until the snapshot says what it covers. */
export function receive(feed: Feed, event: PushEvent): Receipt {
  if (feed.last === null) {
    return { feed: { last: null, held: [...feed.held, event] }, apply: [], needsSnapshot: false };
  }
  if (event.sequence <= feed.last) return { feed, apply: [], needsSnapshot: false };
  if (event.sequence === feed.last + 1) {
    return { feed: { last: event.sequence, held: [] }, apply: [event], needsSnapshot: false };
  }
  return { feed: { last: null, held: [event] }, apply: [], needsSnapshot: true };
}

/** Takes a snapshot in: what it already holds is dropped, what follows it is applied, a hole asks for another one. */
export function settle(feed: Feed, sequence: number): Receipt {
  const later = feed.held
    .filter((event) => event.sequence > sequence)
    .toSorted((left, right) => left.sequence - right.sequence);
  const apply: PushEvent[] = [];
  let last = sequence;
  for (const event of later) {
    if (event.sequence === last) continue;
    if (event.sequence !== last + 1) {
      const rest = later.filter((other) => other.sequence > last);
      return { feed: { last: null, held: rest }, apply, needsSnapshot: true };
    }
    apply.push(event);
    last = event.sequence;
  }
  return { feed: { last, held: [] }, apply, needsSnapshot: false };
}
