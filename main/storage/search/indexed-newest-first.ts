import type { Connection } from '../connection.ts';
import { dayOf, dayOfDocument, firstOfDay, messageOfDocument } from './document-number.ts';
import { indexQueries } from './index-queries.ts';

/** A message by its place in time. */
export interface Place {
  readonly sentAt: number;
  readonly message: number;
}

export interface TimeRange {
  /** First and last instant, both included. */
  readonly from: number;
  readonly to: number;
  /** What comes before this place only. */
  readonly before: Place;
}

/** So many numbers are taken from the index at a time. */
const step = 400;

/** Greatest day that a message can have, and one more. */
const endOfDays = 50_000;

export const isBefore = (one: Place, other: Place): boolean =>
  one.sentAt < other.sentAt || (one.sentAt === other.sentAt && one.message < other.message);

export const isWithin = (place: Place, range: TimeRange): boolean =>
  place.sentAt >= range.from && place.sentAt <= range.to && isBefore(place, range.before);

/**
 * What the index has for an expression, newest first. The index is in the order of days; each day is taken whole and put in
 * the order of time. Rows that are gone are left out. Reads no further than it is asked.
 */
export function* indexedNewestFirst(
  db: Connection,
  expression: string,
  range: TimeRange,
): Generator<Place, void> {
  const latest = Math.min(range.to, range.before.sentAt);
  let before = firstOfDay(Math.min(dayOf(latest) + 1, endOfDays));
  const from = firstOfDay(dayOf(range.from));
  let ofDay: number[] = [];
  for (;;) {
    const found = db.all(indexQueries.documents, { expression, from, before, limit: step });
    for (const { document } of found) {
      const [first] = ofDay;
      if (first !== undefined && dayOfDocument(first) !== dayOfDocument(document)) {
        yield* inOrder(db, ofDay, range);
        ofDay = [];
      }
      ofDay.push(document);
    }
    const last = found.at(-1);
    if (last === undefined || found.length < step) break;
    before = last.document;
  }
  yield* inOrder(db, ofDay, range);
}

function inOrder(db: Connection, documents: readonly number[], range: TimeRange): Place[] {
  return documents
    .flatMap((document) => db.get(indexQueries.place, { message: messageOfDocument(document) }) ?? [])
    .filter((place) => isWithin(place, range))
    .sort((one, other) => (isBefore(one, other) ? 1 : -1));
}
