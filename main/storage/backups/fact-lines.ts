import type { AccountId } from '../../../preload/contract/model.ts';
import { boundOf, type FactBounds, type FactRange, type FactTable } from '../../accounts/backup-port.ts';
import { accountQueries } from '../chats/account-queries.ts';
import type { Connection } from '../connection.ts';
import { backupQueries } from './backup-queries.ts';

/** Lines of some accounts, as `BackupStore.factLines` says. Accounts that are gone by now have none. */
export function factLines(
  db: Connection,
  accountIds: readonly AccountId[],
  { table, after, through }: FactRange,
  bounds: FactBounds,
): { readonly lines: Uint8Array; readonly count: number } {
  const numbers = accountIds.flatMap((id) => db.get(accountQueries.find, { id })?.account ?? []);
  const walk = {
    accounts: JSON.stringify(numbers),
    after,
    through: Math.min(through, boundOf(table, bounds)),
  };
  const row = pageOf(db, table, walk, bounds);
  return { lines: row?.lines ?? new Uint8Array(0), count: row?.count ?? 0 };
}

type Walk = { accounts: string; after: number; through: number };

function pageOf(db: Connection, table: FactTable, walk: Walk, { people, chats, at }: FactBounds) {
  switch (table) {
    case 'messages':
      return db.get(backupQueries.messages, { ...walk, people, chats, at });
    case 'marks':
      return db.get(backupQueries.marks, { ...walk, at });
    case 'receipts':
      return db.get(backupQueries.receipts, { ...walk, chats, at });
    case 'people':
    case 'labels':
    case 'chats':
    case 'pending':
      return db.get(backupQueries[table], walk);
  }
}
