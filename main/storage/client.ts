import type { BackupStore } from '../accounts/backup-port.ts';
import type { ExportStore } from '../accounts/export-port.ts';
import type { MediaStore } from '../accounts/media-store-port.ts';
import type { ScheduleStore } from '../accounts/schedule-port.ts';
import { StoreError, type ChatStore, type CredentialStore } from '../accounts/ports.ts';
import type { SlowQueryReport } from './connection.ts';
import { methods, type Topic } from './methods.ts';
import { Readers } from './readers.ts';
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
  /** Called when a thread that only reads could not begin or has ended: the writer does its work too. */
  readonly onReaderLost?: () => void;
  /** The threads that only read begin when this is over, since each takes time from the first window; at once when left out. */
  readonly readAfter?: Promise<void> | undefined;
}

export interface Storage {
  readonly credentials: CredentialStore;
  readonly chats: ChatStore;
  readonly media: MediaStore;
  readonly backups: BackupStore;
  readonly exports: ExportStore;
  readonly schedule: ScheduleStore;
  /** Waits for everything asked so far, closes both databases and ends the threads. Calls after it are rejected. */
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
  const { workerFile, onSlowQuery, onReaderLost } = options;
  const { folder, credentialsKey, chatsKey } = options;
  const writer = new WorkerLink({ name: 'storage', workerFile, onSlowQuery });
  await writer.open({ role: 'writer', folder, credentialsKey, chatsKey });
  const readers = new Readers({ workerFile, onSlowQuery, onReaderLost });
  readers.open({ role: 'reader', folder, credentialsKey, chatsKey }, options.readAfter);
  const links = { writer, readers };
  return {
    credentials: remote(links, 'credentials'),
    chats: remote(links, 'chats'),
    media: remote(links, 'media'),
    backups: remote(links, 'backups'),
    exports: remote(links, 'exports'),
    schedule: remote(links, 'schedule'),
    close: async () => {
      // The last one to close a database tidies up after it.
      await readers.close();
      await writer.close();
    },
  };
}

interface Ports {
  readonly credentials: CredentialStore;
  readonly chats: ChatStore;
  readonly media: MediaStore;
  readonly backups: BackupStore;
  readonly exports: ExportStore;
  readonly schedule: ScheduleStore;
}

type RemoteCall = (...parameters: readonly unknown[]) => Promise<unknown>;

/** A port whose every method is a call to a thread; `methods` is checked to name all of them. */
function remote<Name extends Topic>(
  { writer, readers }: { readonly writer: WorkerLink; readonly readers: Readers },
  topic: Name,
): Ports[Name] {
  const calls = Object.keys(methods[topic]).map((method): [string, RemoteCall] => [
    method,
    (...parameters) => (readers.link(topic, method) ?? writer).call(topic, method, parameters),
  ]);
  return Object.fromEntries(calls) as unknown as Ports[Name];
}
