import type { AccountId } from '../../../preload/contract/model.ts';
import type { Connection } from '../connection.ts';
import { accountQueries } from './account-queries.ts';
import { removalQueries } from './removal-queries.ts';

/**
 * From here on the account is in no list, no search and no other answer; nothing happens when there is none. Its rows go with
 * `removeSome`, since all at once would hold up everybody else for seconds.
 */
export function removeAccount(db: Connection, accountId: AccountId): void {
  const row = db.get(accountQueries.find, { id: accountId });
  if (row === undefined) return;
  const { account } = row;
  db.run(removalQueries.media, { account });
  db.run(removalQueries.pictures, { account });
  db.run(removalQueries.begin, { account });
}

/** Numbers of accounts that are gone while rows of them are still here. */
export function removedAccounts(db: Connection): ReadonlySet<number> {
  return new Set(db.all(removalQueries.all, {}).map(({ account }) => account));
}

/**
 * Deletes some rows of removed accounts, in the caller's transaction: what hangs on others first. Answers false when there are
 * none left.
 */
export function removeSome(db: Connection, limit: number): boolean {
  const next = db.get(removalQueries.next, {});
  if (next === undefined) return false;
  const { account } = next;
  const some = { account, limit };
  for (const many of [
    removalQueries.messages,
    removalQueries.marks,
    removalQueries.receipts,
    removalQueries.members,
  ]) {
    if (db.run(many, some).changes === limit) return true;
  }
  db.run(removalQueries.events, { account });
  db.run(removalQueries.pending, { account });
  db.run(removalQueries.actions, { account });
  db.run(removalQueries.chatLabels, { account });
  db.run(removalQueries.labels, { account });
  db.run(removalQueries.owedSettings, { account });
  db.run(removalQueries.groups, { account });
  for (const many of [removalQueries.chats, removalQueries.people]) {
    if (db.run(many, some).changes === limit) return true;
  }
  db.run(removalQueries.account, { account });
  return true;
}
