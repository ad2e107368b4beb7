import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { openStorage } from '../../../main/storage/client.ts';
import { openDatabase } from '../../../main/storage/open-database.ts';
import { accountRecord } from '../../unit/storage/memory-store.ts';
import { builtWorker } from './build-worker.ts';
import { openTestStorage, type TestStorage } from './open-test-storage.ts';

// Threads start slowly on a machine that does much else.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const account = 'account-one' as AccountId;
const unavailable = expect.objectContaining({ name: 'StoreError', code: 'store-unavailable' });

let test: TestStorage;
beforeEach(async () => {
  test = await openTestStorage();
  await test.storage.chats.insertAccount(accountRecord(account));
  await test.storage.credentials.commit(account, { credentials: Buffer.from('secret'), keys: [] });
});
afterEach(() => test.dispose());

const file = (name: string): string => join(test.folder, name);
const openAgain = async (keys: Partial<TestStorage['keys']> = {}) =>
  openStorage({ folder: test.folder, workerFile: await builtWorker(), ...test.keys, ...keys });

/** What was there is still there once the cause is gone. */
async function expectUnharmed(): Promise<void> {
  const storage = await test.reopen();
  await expect(storage.chats.listAccounts()).resolves.toHaveLength(1);
  await expect(storage.credentials.readCredentials(account)).resolves.toEqual(
    new Uint8Array(Buffer.from('secret')),
  );
}

describe('opening', () => {
  it('finds everything again', async () => {
    await test.reopen();
    await expectUnharmed();
    await expect(readdir(test.folder)).resolves.toEqual(
      expect.arrayContaining(['chats.db', 'credentials.db']),
    );
  });

  it.each(['credentialsKey', 'chatsKey'] as const)('is refused with a wrong %s', async (name) => {
    await test.storage.close();
    await expect(openAgain({ [name]: randomBytes(32) })).rejects.toEqual(unavailable);
    await expect(openAgain({ [name]: randomBytes(31) })).rejects.toEqual(unavailable);
    await expectUnharmed();
  });

  it('is refused while another process or thread has the credentials open', async () => {
    await expect(openAgain()).rejects.toEqual(unavailable);
    await expectUnharmed();
  });

  it.each(['credentials.db', 'chats.db'])('is refused when %s is newer than the app', async (name) => {
    await test.storage.close();
    const key = name === 'chats.db' ? test.keys.chatsKey : test.keys.credentialsKey;
    const database = openDatabase({
      file: file(name),
      key,
      create: false,
      migrations: [{ version: 999, sql: 'SELECT 1' }],
      exclusive: false,
      reportSlowQuery: () => undefined,
    });
    database.close();
    await expect(openAgain()).rejects.toEqual(expect.objectContaining({ code: 'store-too-new' }));
  });

  it.each([
    ['empty', (path: string) => truncate(path, 0)],
    ['cut short', (path: string) => truncate(path, 1000)],
    ['something else', (path: string) => writeFile(path, 'not a database at all'.repeat(1000))],
    ['missing', (path: string) => rm(path)],
  ])('is refused when a file is %s, and nothing new is put in its place', async (_name, damage) => {
    await test.storage.close();
    for (const name of ['credentials.db', 'chats.db']) {
      await rename(file(name), file('aside'));
      await writeFile(file(name), '');
      await damage(file(name));
      const before = await readdir(test.folder);
      await expect(openAgain()).rejects.toEqual(unavailable);
      await expect(readdir(test.folder)).resolves.toEqual(before);
      await rename(file('aside'), file(name));
    }
    await expectUnharmed();
  });

  it('answers an error, not rows, for a page that was changed on the disk', async () => {
    const keys = Array.from({ length: 400 }, (_, index) => ({
      type: 'session',
      id: `id-${index}`,
      value: randomBytes(200),
    }));
    await test.storage.credentials.commit(account, { keys });
    await test.storage.close();
    const handle = await open(file('credentials.db'), 'r+');
    const { size } = await handle.stat();
    for (let page = 4; page < size / 4096; page += 1)
      await handle.write(Buffer.from('xxxx'), 0, 4, page * 4096 + 99);
    await handle.close();
    const outcome = openAgain().then(async (storage) => {
      try {
        const ids = keys.map(({ id }) => id);
        return await storage.credentials.readKeys(account, 'session', ids);
      } finally {
        await storage.close();
      }
    });
    await expect(outcome).rejects.toEqual(unavailable);
    await test.storage.close();
  });

  it('finishes a creation that was cut off between the two files', async () => {
    await test.storage.close();
    await rename(file('chats.db'), file('chats.db.new'));
    await expectUnharmed();
  });

  it('starts a creation anew that was cut off before the first file was complete', async () => {
    await test.storage.close();
    await rm(file('chats.db'));
    await rename(file('credentials.db'), file('credentials.db.new'));
    await truncate(file('credentials.db.new'), 5000);
    const storage = await test.reopen();
    await expect(storage.chats.listAccounts()).resolves.toEqual([]);
  });

  it('is refused when the worker cannot be started', async () => {
    const options = { folder: test.folder, ...test.keys, workerFile: join(test.folder, 'nothing.js') };
    await expect(openStorage(options)).rejects.toEqual(unavailable);
  });
});

describe('closing', () => {
  it('waits for what was asked, then refuses', async () => {
    const writes = [1, 2, 3].map((number) =>
      test.storage.credentials.commit(account, { credentials: Buffer.from([number]), keys: [] }),
    );
    const closed = test.storage.close();
    await expect(Promise.all(writes)).resolves.toHaveLength(3);
    await closed;
    await test.storage.close();
    await expect(test.storage.chats.listAccounts()).rejects.toEqual(unavailable);
    const storage = await test.reopen();
    await expect(storage.credentials.readCredentials(account)).resolves.toEqual(new Uint8Array([3]));
  });
});
