import type { BackupStore } from '../accounts/backup-port.ts';
import { StoreError, type ChatStore, type CredentialStore } from '../accounts/ports.ts';
import type { SlowQueryReport } from './connection.ts';
import { methods, type Topic } from './methods.ts';
import { WorkerLink } from './worker-link.ts';

export interface StorageOptions {
  /** Holds `credentials.db` and `chats.db`; made when missing. */
  readonly folder: string;
  /** 32 bytes each. Copied; the caller may wipe its own after the promise settled. */
  readonly credentialsKey: Uint8Array;
  readonly chatsKey: Uint8Array;
  /** The built worker. */
  readonly workerFile: string;
  /** Called with the name of a query and its milliseconds when it took longer than 50 of them. */
  readonly onSlowQuery?: SlowQueryReport;
}

export interface Storage {
  readonly credentials: CredentialStore;
  readonly chats: ChatStore;
  readonly backups: BackupStore;
  /** Waits for everything asked so far, closes both databases and ends the thread. Calls after it are rejected. */
  close(): Promise<void>;
}

/**
 * Opens the encrypted store, or makes a new one in an empty folder.
 * Rejects with StoreError `store-unavailable` (wrong key, damaged or missing file, no access, in use elsewhere) or
 * `store-too-new`; nothing is changed or left open then.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  if (options.credentialsKey.byteLength !== 32 || options.chatsKey.byteLength !== 32) {
    throw new StoreError('store-unavailable', 'a key of the store has 32 bytes');
  }
  const link = new WorkerLink({
    workerFile: options.workerFile,
    onSlowQuery: options.onSlowQuery,
  });
  await link.open({
    folder: options.folder,
    credentialsKey: options.credentialsKey,
    chatsKey: options.chatsKey,
  });
  return {
    credentials: remote(link, 'credentials'),
    chats: remote(link, 'chats'),
    backups: remote(link, 'backups'),
    close: () => link.close(),
  };
}

interface Ports {
  readonly credentials: CredentialStore;
  readonly chats: ChatStore;
  readonly backups: BackupStore;
}

type RemoteCall = (...parameters: readonly unknown[]) => Promise<unknown>;

/** A port whose every method is a call to the worker; `methods` is checked to name all of them. */
function remote<Name extends Topic>(link: WorkerLink, topic: Name): Ports[Name] {
  const calls = Object.keys(methods[topic]).map((method): [string, RemoteCall] => [
    method,
    (...parameters) => link.call(topic, method, parameters),
  ]);
  return Object.fromEntries(calls) as unknown as Ports[Name];
}
