import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../accounts/ports.ts';
import type { Connection, SlowQueryReport } from './connection.ts';
import { chatMigrations } from './migrations/chats.ts';
import { dropCopy } from './migrations/keep-copy.ts';
import { credentialMigrations } from './migrations/credentials.ts';
import { openDatabase, openReader, type DatabaseSettings } from './open-database.ts';

export interface FolderKeys {
  /** 32 bytes each. */
  readonly credentialsKey: Uint8Array;
  readonly chatsKey: Uint8Array;
}

/** Both databases, open. */
export interface Databases {
  readonly credentials: Connection;
  readonly chats: Connection;
}

type Topic = keyof Databases;
const topics: readonly Topic[] = ['credentials', 'chats'];

/**
 * Opens the store in a folder, or creates it when there is none. New databases are made under another name and get
 * their own once both are complete: so a file under its own name is never half made, and an empty or missing one is
 * a loss that is reported, not a reason to start over. Throws `store-unavailable`, `store-too-new`, or what the
 * driver throws; nothing stays open then.
 */
export function openFolder(folder: string, keys: FolderKeys, report: SlowQueryReport): Databases {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const settings = (topic: Topic, create: boolean): DatabaseSettings => ({
    file: create ? newName(folder, topic) : finalName(folder, topic),
    create,
    key: topic === 'credentials' ? keys.credentialsKey : keys.chatsKey,
    migrations: topic === 'credentials' ? credentialMigrations : chatMigrations,
    exclusive: topic === 'credentials',
    reportSlowQuery: report,
  });
  complete(folder, settings);
  const credentials = openDatabase(settings('credentials', false));
  try {
    const chats = openDatabase(settings('chats', false));
    for (const topic of topics) dropCopy(finalName(folder, topic));
    return { credentials, chats };
  } catch (error) {
    credentials.close();
    throw error;
  }
}

/** The chats once more, for a thread that only reads. The credentials belong to the writer alone. */
export function openChatsToRead(folder: string, key: Uint8Array, report: SlowQueryReport): Databases {
  return {
    chats: openReader(finalName(folder, 'chats'), key, report),
    get credentials(): Connection {
      throw new StoreError('internal', 'a reader has no credentials');
    },
  };
}

/** After this both files are there under their own names. */
function complete(folder: string, settings: (topic: Topic, create: boolean) => DatabaseSettings): void {
  const missing = topics.filter((topic) => !existsSync(finalName(folder, topic)));
  if (missing.length === 0) return;
  if (missing.length === topics.length) {
    for (const topic of topics) makeNew(settings(topic, true));
  }
  for (const topic of missing) {
    // One of two under its own name: both were complete when it got it, unless somebody took the other away.
    if (!existsSync(newName(folder, topic))) {
      throw new StoreError('store-unavailable', `${topic}.db is missing beside the other database`);
    }
    renameSync(newName(folder, topic), finalName(folder, topic));
  }
  syncFolder(folder);
}

function makeNew(settings: DatabaseSettings): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(settings.file + suffix, { force: true });
  openDatabase(settings).close();
}

/** Makes the new names durable. Windows knows no such call and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const finalName = (folder: string, topic: Topic): string => join(folder, `${topic}.db`);
const newName = (folder: string, topic: Topic): string => join(folder, `${topic}.db.new`);
