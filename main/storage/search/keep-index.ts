import { termsOf } from '../../domain/search/terms.ts';
import type { Connection } from '../connection.ts';
import { documentNumber } from './document-number.ts';
import { indexQueries, type SourceRow } from './index-queries.ts';

interface Document {
  readonly document: number;
  readonly terms: string;
}

/** How many messages wait for the index. Cheap. */
export function waitingForIndex(db: Connection): number {
  const through = db.get(indexQueries.through, {})?.through ?? 0;
  // Numbers have gaps where messages were deleted: this is an upper bound.
  return Math.max(0, (db.get(indexQueries.newest, {})?.message ?? 0) - through);
}

/**
 * Brings the index further, in the caller's transaction: first what it has in an older form, then messages that came. What waits
 * is found all the same (see search-messages.ts); this keeps it few. Answers whether something is left.
 */
export function keepIndex(db: Connection, limit: number): boolean {
  const outdated = db.all(indexQueries.outdated, { limit });
  for (const row of outdated) removeDocument(db, row);
  const again = outdated.flatMap(({ message }) => db.get(indexQueries.find, { message }) ?? []);
  for (const { message } of outdated) db.run(indexQueries.settle, { message });
  const through = db.get(indexQueries.through, {})?.through ?? 0;
  const room = limit - outdated.length;
  const waiting = room === 0 ? [] : db.all(indexQueries.waiting, { through, limit: room });
  addDocuments(db, [...again, ...waiting]);
  const last = waiting.at(-1);
  if (last !== undefined) db.run(indexQueries.setThrough, { through: last.message });
  return outdated.length + waiting.length === limit;
}

function documentOf(row: SourceRow): Document | null {
  const terms = termsOf(row);
  return terms.size === 0
    ? null
    : { document: documentNumber(row.sentAt, row.message), terms: [...terms].join(' ') };
}

function removeDocument(db: Connection, row: SourceRow): void {
  const document = documentOf(row);
  if (document !== null) db.run(indexQueries.remove, { ...document });
}

/** FTS5 begins a new segment whenever a number is not greater than the one before: so they come in order. */
function addDocuments(db: Connection, rows: readonly SourceRow[]): void {
  const documents = rows.flatMap((row) => documentOf(row) ?? []);
  documents.sort((one, other) => one.document - other.document);
  for (const document of documents) db.run(indexQueries.add, { ...document });
}
