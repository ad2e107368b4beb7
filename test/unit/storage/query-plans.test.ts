import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../main/storage/connection.ts';
import { backupQueries, sessionQueries } from '../../../main/storage/backups/backup-queries.ts';
import { accountQueries } from '../../../main/storage/chats/account-queries.ts';
import { chatQueries } from '../../../main/storage/chats/chat-queries.ts';
import { messageQueries } from '../../../main/storage/chats/message-queries.ts';
import { outgoingQueries } from '../../../main/storage/chats/outgoing-queries.ts';
import { peopleQueries } from '../../../main/storage/chats/people-queries.ts';
import { pendingQueries } from '../../../main/storage/chats/pending-queries.ts';
import { viewQueries } from '../../../main/storage/chats/view-queries.ts';
import {
  credentialQueries,
  journalQueries,
  keyQueries,
} from '../../../main/storage/credentials/credential-queries.ts';
import type { Databases } from '../../../main/storage/open-folder.ts';
import { query, type SqlParameters } from '../../../main/storage/query.ts';
import { openMemoryDatabases } from './memory-store.ts';

const chatTables = {
  accountQueries,
  backupQueries,
  chatQueries,
  messageQueries,
  outgoingQueries,
  peopleQueries,
  pendingQueries,
  viewQueries,
};
const credentialTables = { credentialQueries, journalQueries, keyQueries, sessionQueries };

function statements(tables: Readonly<Record<string, object>>): [string, string][] {
  return Object.values(tables)
    .flatMap((table) => Object.values(table) as { name: string; sql: string }[])
    .map(({ name, sql }) => [name, sql]);
}

let databases: Databases;
beforeAll(() => {
  databases = openMemoryDatabases();
});
afterAll(() => {
  databases.credentials.close();
  databases.chats.close();
});

function planOf(connection: Connection, sql: string): string[] {
  const names = new Set(sql.match(/\$\w+/g));
  const parameters: SqlParameters = Object.fromEntries([...names].map((name) => [name.slice(1), 1]));
  const explain = query<SqlParameters, { detail: string }>('explain', `EXPLAIN QUERY PLAN ${sql}`);
  return connection.all(explain, parameters).map((row) => row.detail);
}

/** Lists of all accounts: they are few, and come in the order of an index. */
const listsAll = /^SCAN accounts USING (COVERING )?INDEX (accounts_by_order|sqlite_autoindex_accounts_1)$/;

/** Whole tables or indexes, and sorting or numbering in memory, are what a store of years can't have. */
function complaints(plan: readonly string[]): string[] {
  return plan.filter((step) => {
    if (step.startsWith('SCAN')) return !listsAll.test(step) && !/^SCAN (CONSTANT ROW|\(subquery)/.test(step);
    return step.includes('TEMP B-TREE') || step.includes('AUTOMATIC');
  });
}

describe('every query of the chats uses an index', () => {
  it.each(statements(chatTables))('%s', (_name, sql) => {
    expect(complaints(planOf(databases.chats, sql))).toEqual([]);
  });
});

describe('every query of the credentials uses an index', () => {
  it.each(statements(credentialTables))('%s', (_name, sql) => {
    expect(complaints(planOf(databases.credentials, sql))).toEqual([]);
  });
});

describe('pages', () => {
  it.each([
    ['chatPage', viewQueries.chatPage.sql, 'chats_list (account=? AND (pinned,last_activity_at)<(?,?))'],
    ['messagePage', viewQueries.messagePage.sql, 'messages_timeline (account=? AND chat=? AND sent_at<?)'],
  ])('%s goes straight to its key', (_name, sql, expected) => {
    expect(planOf(databases.chats, sql)[0]).toContain(expected);
  });
});

it('every query of the chats names the account', () => {
  const unscoped = statements(chatTables)
    .filter(([, sql]) => !sql.includes('$account'))
    .map(([name]) => name);
  // Accounts themselves are found by their public id, listed and made.
  expect(unscoped).toEqual([
    'accounts.list',
    'accounts.find',
    'accounts.insert',
    'backups.settings',
    // A bound, in row numbers of all accounts; no row is shown.
    'backups.newest-message',
  ]);
});
