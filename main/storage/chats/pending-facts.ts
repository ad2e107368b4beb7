import { joinFacts, noFacts, type MessageFacts } from '../../domain/chat-fold.ts';
import type { FoldScope } from './fold-scope.ts';
import { markQueries } from './mark-queries.ts';
import type { KeyParameters } from './message-queries.ts';
import { pendingQueries, type PendingRow } from './pending-queries.ts';

const nothing = new Uint8Array(0);

export function factsOf(row: PendingRow): MessageFacts {
  const { status, editedAt, text, content, detail } = row;
  const edit = editedAt === 0 ? null : { editedAt, text, content, detail };
  return { status, edit, deleted: row.deleted === 1, hidden: row.hidden === 1 };
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
    hidden: Number(joined.hidden),
    editedAt: joined.edit?.editedAt ?? 0,
    text: joined.edit?.text ?? '',
    content: joined.edit?.content ?? nothing,
    detail: joined.edit?.detail ?? null,
  });
  scope.notePending();
  if (joined.deleted || joined.hidden) scope.db.run(markQueries.deleteOfMessage, key);
}
