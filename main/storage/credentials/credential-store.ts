import type { AccountId } from '../../../preload/contract/model.ts';
import { StoreError, type CredentialStore, type KeyChange } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import type { Handlers } from '../methods.ts';
import { credentialQueries, journalQueries, keyQueries } from './credential-queries.ts';

/** The methods of the port, as the worker runs them on `credentials.db`. */
export const credentialHandlers: Handlers<CredentialStore> = {
  listAccounts: ({ credentials }) =>
    credentials.all(credentialQueries.list, {}).map((row) => row.id as AccountId),

  readCredentials: ({ credentials }, accountId) =>
    credentials.get(credentialQueries.find, { id: accountId })?.credentials ?? null,

  readKeys({ credentials }, accountId, type, ids) {
    const found = new Map<string, Uint8Array>();
    const row = credentials.get(credentialQueries.find, { id: accountId });
    if (row === undefined) return found;
    for (const id of ids) {
      const key = credentials.get(keyQueries.read, { account: row.account, type, id });
      if (key !== undefined) found.set(id, key.value);
    }
    return found;
  },

  commit({ credentials }, accountId, change) {
    const account = accountRow(credentials, accountId);
    if (change.credentials !== undefined) {
      credentials.run(credentialQueries.setCredentials, { account, credentials: change.credentials });
    }
    writeKeys(credentials, account, change.keys);
    for (const { id, content } of change.journal ?? [])
      credentials.run(journalQueries.add, { account, id, content });
    for (const id of change.journalDone ?? []) credentials.run(journalQueries.remove, { account, id });
    credentials.run(credentialQueries.raiseGeneration, { account });
  },

  takeJournal({ credentials }, accountId) {
    const row = credentials.get(credentialQueries.find, { id: accountId });
    if (row === undefined) return [];
    credentials.run(journalQueries.countTry, { account: row.account });
    return credentials.all(journalQueries.list, { account: row.account });
  },

  replace({ credentials }, accountId, change) {
    const account = accountRow(credentials, accountId);
    credentials.run(keyQueries.deleteAll, { account });
    credentials.run(journalQueries.removeAll, { account });
    credentials.run(credentialQueries.setCredentials, { account, credentials: change.credentials });
    writeKeys(credentials, account, change.keys);
    credentials.run(credentialQueries.raiseGeneration, { account });
  },

  deleteAll: ({ credentials }, accountId) => {
    deleteCredentials(credentials, accountId);
  },
};

/** Credentials and keys of an account; nothing happens when there are none. */
export function deleteCredentials(connection: Connection, accountId: AccountId): void {
  const row = connection.get(credentialQueries.find, { id: accountId });
  if (row === undefined) return;
  connection.run(keyQueries.deleteAll, { account: row.account });
  connection.run(journalQueries.removeAll, { account: row.account });
  connection.run(credentialQueries.deleteAccount, { account: row.account });
}

/** The account's row number; the row is made when it is new. */
function accountRow(connection: Connection, accountId: AccountId): number {
  connection.run(credentialQueries.insert, { id: accountId });
  const row = connection.get(credentialQueries.find, { id: accountId });
  if (row === undefined) throw new StoreError('internal', 'an account that was just written is not there');
  return row.account;
}

function writeKeys(connection: Connection, account: number, keys: readonly KeyChange[]): void {
  for (const { type, id, value } of keys) {
    if (value === null) connection.run(keyQueries.delete, { account, type, id });
    else connection.run(keyQueries.write, { account, type, id, value });
  }
}
