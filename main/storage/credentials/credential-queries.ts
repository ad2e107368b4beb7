import { query, type NoParameters } from '../query.ts';

interface AccountRow {
  readonly account: number;
  readonly credentials: Uint8Array | null;
}

export const credentialQueries = {
  list: query<NoParameters, { id: string }>(
    'credentials.list',
    'SELECT id FROM accounts WHERE credentials IS NOT NULL ORDER BY id',
  ),
  find: query<{ id: string }, AccountRow>(
    'credentials.find',
    'SELECT account, credentials FROM accounts WHERE id = $id',
  ),
  insert: query<{ id: string }>(
    'credentials.insert',
    'INSERT INTO accounts (id, generation, credentials) VALUES ($id, 0, NULL) ON CONFLICT (id) DO NOTHING',
  ),
  raiseGeneration: query<{ account: number }>(
    'credentials.raise-generation',
    'UPDATE accounts SET generation = generation + 1 WHERE account = $account',
  ),
  setCredentials: query<{ account: number; credentials: Uint8Array }>(
    'credentials.set',
    `UPDATE accounts SET credentials = coalesce($credentials, x'') WHERE account = $account`,
  ),
  deleteAccount: query<{ account: number }>(
    'credentials.delete',
    'DELETE FROM accounts WHERE account = $account',
  ),
};

export const keyQueries = {
  read: query<{ account: number; type: string; id: string }, { value: Uint8Array }>(
    'keys.read',
    'SELECT value FROM keys WHERE account = $account AND type = $type AND id = $id',
  ),
  write: query<{ account: number; type: string; id: string; value: Uint8Array }>(
    'keys.write',
    `INSERT INTO keys (account, type, id, value) VALUES ($account, $type, $id, coalesce($value, x''))
     ON CONFLICT (account, type, id) DO UPDATE SET value = excluded.value`,
  ),
  delete: query<{ account: number; type: string; id: string }>(
    'keys.delete',
    'DELETE FROM keys WHERE account = $account AND type = $type AND id = $id',
  ),
  deleteAll: query<{ account: number }>('keys.delete-all', 'DELETE FROM keys WHERE account = $account'),
};

export const journalQueries = {
  add: query<{ account: number; id: string; content: Uint8Array }>(
    'journal.add',
    `INSERT INTO journal (account, id, content) VALUES ($account, $id, coalesce($content, x''))
     ON CONFLICT (account, id) DO UPDATE SET content = excluded.content`,
  ),
  remove: query<{ account: number; id: string }>(
    'journal.remove',
    'DELETE FROM journal WHERE account = $account AND id = $id',
  ),
  removeAll: query<{ account: number }>('journal.remove-all', 'DELETE FROM journal WHERE account = $account'),
  countTry: query<{ account: number }>(
    'journal.count-try',
    'UPDATE journal SET tries = tries + 1 WHERE account = $account',
  ),
  list: query<{ account: number }, { id: string; content: Uint8Array; tries: number }>(
    'journal.list',
    'SELECT id, content, tries FROM journal WHERE account = $account ORDER BY entry',
  ),
};
