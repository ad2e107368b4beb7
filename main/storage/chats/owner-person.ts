import type { FoldScope } from './fold-scope.ts';
import { peopleQueries } from './people-queries.ts';

/** The account itself as one of its people: a member of groups. Null when nobody has told of it. */
export function ownerPerson({ db, account, ownerJids }: FoldScope): number | null {
  for (const jid of ownerJids) {
    const row = jid.endsWith('@lid')
      ? db.get(peopleQueries.byLid, { account, lidJid: jid })
      : db.get(peopleQueries.byPhone, { account, phoneJid: jid });
    if (row !== undefined) return row.person;
  }
  return null;
}
