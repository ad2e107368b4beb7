import { joinFacts, noFacts, type MessageFacts } from '../../domain/chat-fold.ts';
import type { FoldScope } from './fold-scope.ts';
import type { KeyParameters } from './message-queries.ts';
import { pendingQueries, type PendingRow } from './pending-queries.ts';

const nothing = new Uint8Array(0);

export function factsOf(row: PendingRow): MessageFacts {
  const edit = row.editedAt === 0 ? null : { editedAt: row.editedAt, text: row.text, content: row.content };
  return { status: row.status, edit, deleted: row.deleted === 1 };
}

/** What is known of a message that is not here yet. */
export function findPending(scope: FoldScope, key: KeyParameters): MessageFacts | null {
  if (!scope.mayHavePending()) return null;
  const row = scope.db.get(pendingQueries.find, key);
  return row === undefined ? null : factsOf(row);
}

/** Keeps facts until their message comes, joined with what is kept already. */
export function keepPending(scope: FoldScope, key: KeyParameters, facts: MessageFacts): void {
  const joined = joinFacts(findPending(scope, key) ?? noFacts, facts);
  scope.db.run(pendingQueries.write, {
    ...key,
    status: joined.status,
    deleted: Number(joined.deleted),
    editedAt: joined.edit?.editedAt ?? 0,
    text: joined.edit?.text ?? '',
    content: joined.edit?.content ?? nothing,
  });
  scope.notePending();
}
