import { StoreError } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import type { Migration } from './migration.ts';

/**
 * Brings a database up to date, one transaction per step.
 * Throws `store-too-new` for a database of a newer version of the app, which is left as it is.
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const current = Number(connection.pragma('user_version') ?? 0);
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) {
    throw new StoreError('store-too-new', `the store has version ${current}, this app knows ${newest}`);
  }
  for (const migration of migrations) {
    if (migration.version > current) step(connection, migration);
  }
}

/** Whether a database is of an older version. */
export function needsMigration(connection: Connection, migrations: readonly Migration[]): boolean {
  return Number(connection.pragma('user_version') ?? 0) < (migrations.at(-1)?.version ?? 0);
}

function step(connection: Connection, migration: Migration): void {
  connection.execute('BEGIN IMMEDIATE');
  try {
    connection.execute(migration.sql);
    connection.execute(`PRAGMA user_version = ${migration.version}`);
    connection.execute('COMMIT');
  } catch (error) {
    connection.execute('ROLLBACK');
    throw error;
  }
}
