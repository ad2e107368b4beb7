import { randomBytes } from 'node:crypto';
import type { AccountId } from '../../../preload/contract/model.ts';
import { chatHandlers } from '../../../main/storage/chats/chat-store.ts';
import { credentialHandlers } from '../../../main/storage/credentials/credential-store.ts';
import type { Connection } from '../../../main/storage/connection.ts';
import { chatMigrations } from '../../../main/storage/migrations/chats.ts';
import { credentialMigrations } from '../../../main/storage/migrations/credentials.ts';
import { openDatabase } from '../../../main/storage/open-database.ts';
import type { Databases } from '../../../main/storage/open-folder.ts';

type Bound<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends (
    databases: Databases,
    ...parameters: infer Parameters
  ) => infer Answer
    ? (...parameters: Parameters) => Answer
    : never;
};

/** The store's methods on databases in memory, without the thread: quick enough for thousands of folds. */
export interface MemoryStore {
  readonly databases: Databases;
  readonly chats: Bound<typeof chatHandlers>;
  readonly credentials: Bound<typeof credentialHandlers>;
  close(): void;
}

export const firstAccount = 'account-one' as AccountId;
export const secondAccount = 'account-two' as AccountId;

function bind<Table extends object>(databases: Databases, table: Table): Bound<Table> {
  const bound = Object.entries(table).map(([name, handler]: [string, Handler]) => [
    name,
    (...parameters: readonly unknown[]) => handler(databases, ...parameters),
  ]);
  return Object.fromEntries(bound) as Bound<Table>;
}
type Handler = (databases: Databases, ...parameters: readonly unknown[]) => unknown;

export function openMemoryDatabases(): Databases {
  const open = (migrations: typeof chatMigrations): Connection =>
    openDatabase({
      file: ':memory:',
      create: true,
      key: randomBytes(32),
      migrations,
      exclusive: false,
      reportSlowQuery: () => undefined,
    });
  return { credentials: open(credentialMigrations), chats: open(chatMigrations) };
}

/** A store with two empty accounts. */
export function openMemoryStore(): MemoryStore {
  const databases = openMemoryDatabases();
  const store: MemoryStore = {
    databases,
    chats: bind(databases, chatHandlers),
    credentials: bind(databases, credentialHandlers),
    close() {
      databases.credentials.close();
      databases.chats.close();
    },
  };
  for (const id of [firstAccount, secondAccount]) store.chats.insertAccount(accountRecord(id));
  return store;
}

export function accountRecord(id: AccountId) {
  return {
    id,
    name: '',
    phoneNumber: null,
    lidJid: null,
    hue: 0,
    order: 0,
    createdAt: 1,
    linkedAt: null,
    unlinked: false,
    paused: false,
    pinned: false,
  };
}
