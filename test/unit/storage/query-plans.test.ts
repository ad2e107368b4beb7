import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../main/storage/connection.ts';
import {
  backupQueries,
  mediaBackupQueries,
  sessionQueries,
} from '../../../main/storage/backups/backup-queries.ts';
import { eventQueries } from '../../../main/storage/chats/account-events.ts';
import { scheduleQueries } from '../../../main/storage/schedule/schedule-queries.ts';
import { exportQueries } from '../../../main/storage/exports/export-queries.ts';
import { mediaQueries } from '../../../main/storage/media/media-queries.ts';
import { accountQueries } from '../../../main/storage/chats/account-queries.ts';
import { actionQueries, sweepQueries } from '../../../main/storage/chats/action-queries.ts';
import { chatQueries } from '../../../main/storage/chats/chat-queries.ts';
import { figureQueries } from '../../../main/storage/chats/figure-queries.ts';
import { groupQueries, memberQueries } from '../../../main/storage/chats/group-queries.ts';
import { labelQueries } from '../../../main/storage/chats/label-queries.ts';
import { markQueries } from '../../../main/storage/chats/mark-queries.ts';
import { messageQueries } from '../../../main/storage/chats/message-queries.ts';
import { outgoingQueries } from '../../../main/storage/chats/outgoing-queries.ts';
import { peopleQueries } from '../../../main/storage/chats/people-queries.ts';
import { pendingQueries } from '../../../main/storage/chats/pending-queries.ts';
import { removalQueries } from '../../../main/storage/chats/removal-queries.ts';
import { settingQueries } from '../../../main/storage/chats/setting-queries.ts';
import { retentionQueries } from '../../../main/storage/chats/retention-queries.ts';
import { spotQueries } from '../../../main/storage/chats/spot-queries.ts';
import { twinQueries } from '../../../main/storage/chats/twin-queries.ts';
import { chatPageQueries, inboxQueries, viewQueries } from '../../../main/storage/chats/view-queries.ts';
import { receiptQueries } from '../../../main/storage/chats/receipt-queries.ts';
import {
  credentialQueries,
  journalQueries,
  keyQueries,
} from '../../../main/storage/credentials/credential-queries.ts';
import { indexQueries } from '../../../main/storage/search/index-queries.ts';
import { nameQueries } from '../../../main/storage/search/name-queries.ts';
import { searchQueries } from '../../../main/storage/search/search-queries.ts';
import type { Databases } from '../../../main/storage/open-folder.ts';
import { query, type SqlParameters } from '../../../main/storage/query.ts';
import { openMemoryDatabases } from './memory-store.ts';

const chatTables = {
  accountQueries,
  actionQueries,
  backupQueries,
  chatPageQueries,
  chatQueries,
  exportQueries,
  scheduleQueries,
  figureQueries,
  eventQueries,
  groupQueries,
  labelQueries,
  markQueries,
  memberQueries,
  settingQueries,
  messageQueries,
  outgoingQueries,
  peopleQueries,
  pendingQueries,
  spotQueries,
  receiptQueries,
  retentionQueries,
  twinQueries,
  viewQueries,
};
/** Over all accounts at once: lists and searches, which a person has of everything on this computer, and files, which they share. */
const tablesOfAll = {
  inboxQueries,
  indexQueries,
  mediaBackupQueries,
  mediaQueries,
  nameQueries,
  removalQueries,
  searchQueries,
  sweepQueries,
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
const listsAll =
  /^SCAN accounts USING (COVERING )?INDEX (accounts_by_order|accounts_removing|sqlite_autoindex_accounts_1)$/;

/** Rows that wait for an index, the oldest first and so many at most: the table holds nothing else. */
const listsWaiting = /^SCAN (o|outdated|outdated_names)$/;
/** Downloads that wait, and files that nothing uses: indexes that hold these and nothing else. */
const listsFiles =
  /^SCAN (message_media USING (COVERING )?INDEX message_media_waiting|media_files USING (COVERING )?INDEX media_files_unused)$/;
/** FTS5 by a word, or by the row's number; without either it would go through all of its rows. */
const asksIndex = /^SCAN \w+_index VIRTUAL TABLE INDEX (\d+:M1[<>]*|0:=)$/;

/** Whole tables or indexes, and sorting or numbering in memory, are what a store of years can't have. */
function complaints(plan: readonly string[]): string[] {
  return plan.filter((step) => {
    if (step.startsWith('SCAN')) {
      const allowed = [
        listsAll,
        listsWaiting,
        listsFiles,
        asksIndex,
        /^SCAN (CONSTANT ROW|\(subquery|json_each VIRTUAL)/,
      ];
      return !allowed.some((pattern) => pattern.test(step));
    }
    return step.includes('TEMP B-TREE') || step.includes('AUTOMATIC');
  });
}

describe('every query of the chats uses an index', () => {
  it.each(statements({ ...chatTables, ...tablesOfAll }))('%s', (_name, sql) => {
    expect(complaints(planOf(databases.chats, sql))).toEqual([]);
  });
});

describe('every query of the credentials uses an index', () => {
  it.each(statements(credentialTables))('%s', (_name, sql) => {
    expect(complaints(planOf(databases.credentials, sql))).toEqual([]);
  });
});

describe('lines of a backup', () => {
  it.each([
    ['people', 'SEARCH p USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
    ['chats', 'SEARCH c USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
    ['messages', 'SEARCH m USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
    ['labels', 'SEARCH l USING PRIMARY KEY (account=?)'],
    ['pending', 'SEARCH pending USING PRIMARY KEY (account=? AND chat>? AND chat<?)'],
    ['marks', 'SEARCH marks USING PRIMARY KEY (account=? AND chat>? AND chat<?)'],
    ['receipts', 'SEARCH r USING PRIMARY KEY (account=? AND message>? AND message<?)'],
  ] as const)('%s are one stretch of the table a page', (table, expected) => {
    expect(planOf(databases.chats, backupQueries[table].sql)).toContain(expected);
  });
});

describe('pages', () => {
  it.each([
    ['chatPage', chatPageQueries.all.sql, 'chats_list (account=? AND (pinned,last_activity_at)<(?,?))'],
    ['the inbox', inboxQueries.all.sql, 'chats_inbox ((pinned,last_activity_at)<(?,?))'],
    ['unread chats of all', inboxQueries.unread.sql, 'chats_inbox ((pinned,last_activity_at)<(?,?))'],
    ['the archive', chatPageQueries.archived.sql, 'chats_archive (account=? AND (pinned,last_activity_at)<'],
    [
      'the archive of all',
      inboxQueries.archived.sql,
      'chats_archive_inbox ((pinned,last_activity_at)<(?,?))',
    ],
    [
      'messagesAfter',
      viewQueries.messagesAfter.sql,
      'messages_timeline (account=? AND chat=? AND sent_at>?)',
    ],
    ['messagePage', viewQueries.messagePage.sql, 'messages_timeline (account=? AND chat=? AND sent_at<?)'],
    ['newestSystem', viewQueries.newestSystem.sql, 'messages_timeline (account=? AND chat=?)'],
    [
      'messagesSince',
      figureQueries.messagesSince.sql,
      'chats_by_last_message (account=? AND last_message_at>?)',
    ],
    ['bytesAfter', retentionQueries.usageAfter.sql, 'messages_timeline (account=? AND (chat,sent_at)>(?,?))'],
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
    // Bounds, in row numbers of all accounts; no row is shown.
    'backups.bounds',
    // One row for all accounts.
    'schedule.read',
    'schedule.write',
    'schedule.note',
    'schedule.clear',
    // A row of the list over all accounts.
    'views.chat-of-any',
  ]);
});
