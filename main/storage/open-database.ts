import { StoreError } from '../accounts/ports.ts';
import { Connection, type SlowQueryReport } from './connection.ts';
import { keepCopy } from './migrations/keep-copy.ts';
import { migrate, needsMigration } from './migrations/migrate.ts';
import type { Migration } from './migrations/migration.ts';

export interface DatabaseSettings {
  readonly file: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly migrations: readonly Migration[];
  /** A new file is made; otherwise one that holds nothing is a loss, not a beginning. */
  readonly create: boolean;
  /** Nobody else may have the file open: two users of one set of credentials break its sessions. */
  readonly exclusive: boolean;
  readonly reportSlowQuery: SlowQueryReport;
}

/**
 * Opens one encrypted database and brings its schema up to date.
 * Throws what the driver throws (a wrong key is SQLITE_NOTADB), `store-unavailable` or `store-too-new`; nothing stays open then.
 */
export function openDatabase(settings: DatabaseSettings): Connection {
  const connection = new Connection(settings.file, settings.reportSlowQuery);
  try {
    configure(connection, settings);
    if (!settings.create && needsMigration(connection, settings.migrations))
      keepCopy(connection, settings.file);
    migrate(connection, settings.migrations);
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

/** Opens a database of chats that the writer has open, to read it. Throws what the driver throws; nothing stays open then. */
export function openReader(file: string, key: Uint8Array, reportSlowQuery: SlowQueryReport): Connection {
  const connection = new Connection(file, reportSlowQuery);
  try {
    unlock(connection, key);
    connection.pragma('query_only = ON');
    tune(connection);
    // Reads the first page: a wrong key shows here.
    connection.pragma('user_version');
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function unlock(connection: Connection, key: Uint8Array): void {
  // The library writes to the standard error stream of its own accord; failures reach us as errors anyway.
  connection.pragma('cipher_log_level = NONE');
  connection.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  connection.pragma('busy_timeout = 1000');
}

function tune(connection: Connection): void {
  // Sorts that spill over stay in memory: a temporary file would be a plain one.
  connection.pragma('temp_store = MEMORY');
  connection.pragma('cache_size = -16000');
}

function configure(connection: Connection, settings: DatabaseSettings): void {
  unlock(connection, settings.key);
  if (settings.exclusive) connection.pragma('locking_mode = EXCLUSIVE');
  if (!settings.create && connection.pragma('user_version') === 0) {
    throw new StoreError('store-unavailable', 'the file holds no store');
  }
  // Has an effect on a new file only: pages of what is deleted can be given back without rewriting the file.
  connection.pragma('auto_vacuum = INCREMENTAL');
  connection.pragma('journal_mode = WAL');
  // Acknowledged means on the disk, after a loss of power too. Group commit makes it cheap.
  connection.pragma('synchronous = FULL');
  connection.pragma('fullfsync = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma('foreign_keys = ON');
  tune(connection);
  connection.pragma('journal_size_limit = 8388608');
  // Takes the lock of an exclusive database now, and reads the first page: a wrong key shows here.
  connection.execute('BEGIN IMMEDIATE; COMMIT');
}
