import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { batch, chatWith, group, keyIn, message } from '../../unit/storage/changes.ts';
import { accountRecord } from '../../unit/storage/memory-store.ts';
import { openTestStorage, type TestStorage } from './open-test-storage.ts';

// Threads start slowly on a machine that does much else.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const account = 'account-one' as AccountId;
const other = 'account-two' as AccountId;
const phone = '491701234567';
const text = 'meet me at the old lighthouse';
const signalKey = Buffer.from('a-private-signal-key-of-32-bytes');
const person = { phoneJid: `${phone}@s.whatsapp.net`, lidJid: '998877665544@lid' };

let test: TestStorage;
beforeEach(async () => {
  test = await openTestStorage();
  const { chats, credentials } = test.storage;
  await chats.insertAccount({
    ...accountRecord(account),
    name: 'Account Holder',
    phoneNumber: '15550009999',
  });
  await chats.insertAccount(accountRecord(other));
  await credentials.commit(account, {
    credentials: Buffer.from('noise-key-of-the-account'),
    keys: [{ type: 'session', id: `${phone}.0`, value: signalKey }],
  });
  const texts = Array.from({ length: 300 }, (_, index) =>
    message(keyIn(chatWith(person), `WIRE${index}`), 1000 + index * 1000, {
      text: `${text} ${index}`,
      content: Buffer.from(`${text} ${index}`),
      pushName: 'Virginia',
    }),
  );
  const chat = { address: group, title: 'The Waves' };
  await chats.applyBatch(account, batch({ messages: texts, chats: [chat] }));
});
afterEach(() => test.dispose());

async function filesOfTheStore(): Promise<Buffer[]> {
  const names = await readdir(test.folder);
  return Promise.all(names.map((name) => readFile(join(test.folder, name))));
}

it('keeps no text, name, number or key readable in any file', async () => {
  const secrets = [
    text,
    phone,
    '998877665544',
    '15550009999',
    'Virginia',
    'Account Holder',
    'The Waves',
    'WIRE1',
    'session',
    'noise-key-of-the-account',
    signalKey.toString(),
    'SQLite format 3',
    'CREATE TABLE',
  ].map((secret) => Buffer.from(secret));
  const keys = [test.keys.credentialsKey, test.keys.chatsKey];
  const hexKeys = keys.map((key) => Buffer.from(Buffer.from(key).toString('hex')));
  const utf16 = Buffer.from(text, 'utf16le');
  const searched = [...secrets, ...keys, ...hexKeys, utf16];
  for (const state of ['open, with its log', 'closed']) {
    const files = await filesOfTheStore();
    expect(files.length, state).toBeGreaterThanOrEqual(2);
    for (const content of files) {
      expect(searched.filter((secret) => content.includes(Buffer.from(secret))).map(String), state).toEqual(
        [],
      );
    }
    await test.storage.close();
  }
});

it('gives the space back when an account is deleted, and leaves the others whole', async () => {
  const { chats } = test.storage;
  await chats.applyBatch(other, batch({ messages: [message(keyIn(chatWith(person), 'KEPT'), 1000)] }));
  const big = Array.from({ length: 40 }, (_, index) =>
    message(keyIn(chatWith(person), `BIG${index}`), 1000, { text: 'x'.repeat(100_000) }),
  );
  await chats.applyBatch(account, batch({ messages: big }));
  await test.reopen();
  const before = (await stat(join(test.folder, 'chats.db'))).size;
  await test.storage.chats.deleteAccount(account);
  expect(before).toBeGreaterThan(4_000_000);
  // The account is gone at once; its rows follow, and then the space.
  await vi.waitFor(
    async () => expect((await stat(join(test.folder, 'chats.db'))).size).toBeLessThan(1_500_000),
    { timeout: 30_000, interval: 100 },
  );
  await expect(test.storage.chats.listAccounts()).resolves.toMatchObject([{ id: other }]);
  await expect(test.storage.credentials.listAccounts()).resolves.toEqual([]);
  await expect(test.storage.chats.chatPage(other, null, 10)).resolves.toMatchObject({
    rows: [{ unread: 1 }],
  });
});
