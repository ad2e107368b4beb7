import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type Storage, type StorageOptions } from '../../../main/storage/client.ts';
import { builtWorker } from './build-worker.ts';

/** A store in a folder of its own that can be closed, opened again, and thrown away. */
export interface TestStorage {
  readonly folder: string;
  readonly keys: { readonly credentialsKey: Uint8Array; readonly chatsKey: Uint8Array };
  /** The open store; another object after `reopen`. */
  readonly storage: Storage;
  /** Names of queries that took longer than 50 ms. */
  readonly slowQueries: readonly string[];
  reopen(): Promise<Storage>;
  /** Closes the store and removes the folder. */
  dispose(): Promise<void>;
}

/**
 * Opens a new store in a temporary folder, with random keys, on the real worker thread.
 * `options` replaces single settings, for tests of what goes wrong.
 */
export async function openTestStorage(options: Partial<StorageOptions> = {}): Promise<TestStorage> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'switchboard-store-')));
  const workerFile = await builtWorker();
  const slowQueries: string[] = [];
  const keys = {
    credentialsKey: options.credentialsKey ?? randomBytes(32),
    chatsKey: options.chatsKey ?? randomBytes(32),
  };
  const open = (): Promise<Storage> =>
    openStorage({
      folder,
      ...keys,
      workerFile,
      onSlowQuery: (name) => slowQueries.push(name),
      ...options,
    });
  let storage = await open();
  return {
    folder,
    keys,
    slowQueries,
    get storage() {
      return storage;
    },
    async reopen() {
      await storage.close();
      storage = await open();
      return storage;
    },
    async dispose() {
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
