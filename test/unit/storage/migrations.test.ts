import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from '../../../main/storage/connection.ts';
import { chatMigrations } from '../../../main/storage/migrations/chats.ts';
import { credentialMigrations } from '../../../main/storage/migrations/credentials.ts';
import { migrate } from '../../../main/storage/migrations/migrate.ts';
import type { Migration } from '../../../main/storage/migrations/migration.ts';
import { openDatabase } from '../../../main/storage/open-database.ts';
import { query } from '../../../main/storage/query.ts';

const tables = query<Readonly<Record<string, never>>, { name: string; sql: string }>(
  'tables',
  "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
);

let connection: Connection;
beforeEach(() => {
  connection = new Connection(':memory:', () => undefined);
});
afterEach(() => connection.close());

describe.each([
  [
    'credentials',
    credentialMigrations,
    [
      ['accounts', 'keys'],
      ['accounts', 'journal', 'keys'],
    ],
  ],
  ['chats', chatMigrations, [['accounts', 'chats', 'messages', 'pending', 'people']]],
])('migrations of %s', (_name, migrations, expected) => {
  it('are numbered from 1 without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(
      migrations.map((_migration, index) => index + 1),
    );
  });

  it.each(migrations.map(({ version }) => version))(
    '%i makes strict tables from the version before it',
    (version) => {
      for (let steps = 1; steps <= version; steps += 1) migrate(connection, migrations.slice(0, steps));
      const found = connection.all(tables, {});
      expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(expected[version - 1] ?? []));
      // Virtual tables have no columns of their own, and make tables that are theirs.
      const ours = found.filter(({ name }) => !/^(message|name)_index/.test(name));
      expect(ours.filter(({ sql }) => !/\) STRICT(, WITHOUT ROWID)?$/.test(sql))).toEqual([]);
      expect(connection.pragma('user_version')).toBe(version);
    },
  );

  it('leave an up to date database alone', () => {
    migrate(connection, migrations);
    const before = connection.all(tables, {});
    migrate(connection, migrations);
    expect(connection.all(tables, {})).toEqual(before);
  });

  it('refuse a newer database', () => {
    migrate(connection, migrations);
    connection.pragma(`user_version = ${migrations.length + 1}`);
    expect(() => migrate(connection, migrations)).toThrow(expect.objectContaining({ code: 'store-too-new' }));
  });
});

describe('a migration that fails', () => {
  const steps: readonly Migration[] = [
    { version: 1, sql: 'CREATE TABLE one (a INTEGER) STRICT' },
    { version: 2, sql: 'CREATE TABLE two (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1)' },
  ];

  it('is undone, and keeps the steps before it', () => {
    expect(() => migrate(connection, steps)).toThrow(/nowhere/);
    expect(connection.pragma('user_version')).toBe(1);
    expect(connection.all(tables, {}).map(({ name }) => name)).toEqual(['one']);
  });

  it('closes the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-migrate-'));
    const settings = {
      file: join(folder, 'some.db'),
      key: randomBytes(32),
      create: true,
      exclusive: true,
      reportSlowQuery: () => undefined,
    };
    expect(() => openDatabase({ ...settings, migrations: steps })).toThrow(/nowhere/);
    // The lock of an exclusive database would still be held.
    openDatabase({ ...settings, migrations: steps.slice(0, 1) }).close();
    rmSync(folder, { recursive: true });
  });
});
