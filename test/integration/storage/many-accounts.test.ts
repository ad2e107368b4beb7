import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { batch, bobPhone, chatWith, keyIn, message } from '../../unit/storage/changes.ts';
import { accountRecord } from '../../unit/storage/memory-store.ts';
import { openTestStorage, type TestStorage } from './open-test-storage.ts';

// Threads start slowly on a machine that does much else.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const accounts = Array.from({ length: 30 }, (_, index) => `account-${index}` as AccountId);

let test: TestStorage;
beforeEach(async () => {
  test = await openTestStorage();
  await Promise.all(accounts.map((id) => test.storage.chats.insertAccount(accountRecord(id))));
});
afterEach(() => test.dispose());

it('keeps the order within each account when all write at once', async () => {
  const { chats, credentials } = test.storage;
  const rounds = Array.from({ length: 20 }, (_, index) => index);
  const notices = await Promise.all(
    rounds.flatMap((round) =>
      accounts.map(async (account) => {
        void credentials.commit(account, { credentials: Buffer.from(String(round)), keys: [] });
        const text = message(keyIn(chatWith(bobPhone), `M${round}`), 1000, { text: String(round) });
        return chats.applyBatch(account, batch({ messages: [text] }));
      }),
    ),
  );
  // The notice of each batch knows the batches before it, and no later one.
  notices.forEach((notice, index) => {
    expect(notice).toMatchObject({
      accountId: accounts[index % accounts.length],
      unread: Math.floor(index / accounts.length) + 1,
    });
  });
  for (const account of accounts) {
    const [chat] = (await chats.chatPage(account, null, 5)).rows;
    const { rows } = await chats.messagePage(account, chat!.id, null, 50);
    expect(rows.map((row) => Number(row.text))).toEqual(rounds);
    await expect(credentials.readCredentials(account)).resolves.toEqual(new Uint8Array(Buffer.from('19')));
  }
  expect(await chats.unreadByAccount()).toEqual(new Map(accounts.map((account) => [account, 20])));
});

it('fails the calls of an account that is not there, and only those', async () => {
  const nobody = 'account-nobody' as AccountId;
  const text = batch({ messages: [message(keyIn(chatWith(bobPhone), 'A'), 1000)] });
  const outcomes = await Promise.allSettled(
    [accounts[0]!, nobody, accounts[1]!].map((account) => test.storage.chats.applyBatch(account, text)),
  );
  expect(outcomes).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { name: 'StoreError', code: 'account-not-found' } },
    { status: 'fulfilled' },
  ]);
});

it('gives and takes bytes without touching those of the caller', async () => {
  const account = accounts[0]!;
  const big = new Uint8Array(300_000).fill(5);
  const small = Buffer.from('a view into the pool');
  const keys = [
    { type: 'session', id: 'big', value: big },
    { type: 'session', id: 'small', value: small },
  ];
  await test.storage.credentials.commit(account, { keys });
  expect(big).toHaveLength(300_000);
  const read = await test.storage.credentials.readKeys(account, 'session', ['big', 'small', 'missing']);
  expect(read.size).toBe(2);
  expect(Buffer.from(read.get('big')!).equals(big)).toBe(true);
  expect(Buffer.from(read.get('small')!).equals(small)).toBe(true);
});
