import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { batch, chatWith, keyIn, message } from '../../unit/storage/changes.ts';
import { accountRecord } from '../../unit/storage/memory-store.ts';
import { openTestStorage, type TestStorage } from './open-test-storage.ts';

// Threads start slowly on a machine that does much else.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const account = 'account-one' as AccountId;
const person = chatWith({ phoneJid: '491700000001@s.whatsapp.net', lidJid: null });
const search = {
  text: 'lighthouse',
  accountId: null,
  chatId: null,
  sender: null,
  kinds: [],
  from: null,
  to: null,
  hasMedia: false,
  hasLink: false,
  starred: false,
  before: null,
};
const said = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) =>
    message(keyIn(person, `M${from + index}`), (from + index) * 1000, {
      text: `lighthouse ${from + index}`,
      origin: 'history',
    }),
  );

let test: TestStorage;
beforeEach(async () => {
  test = await openTestStorage();
  await test.storage.chats.insertAccount(accountRecord(account));
});
afterEach(() => test.dispose());

it('what was answered as stored is read, searched and listed by whoever asks next', async () => {
  const { chats } = test.storage;
  for (let round = 0; round < 30; round++) {
    const { chatIds } = await chats.applyBatch(account, batch({ messages: said(round * 3, round * 3 + 3) }));
    const [page, list, found] = await Promise.all([
      chats.messagePage(account, chatIds[0]!, null, 5),
      chats.chatPage(account, null, 5),
      chats.searchMessages(search, 5),
    ]);
    expect(page.rows.at(-1)?.text).toBe(`lighthouse ${round * 3 + 2}`);
    expect(list.rows[0]?.lastMessage?.text).toBe(`lighthouse ${round * 3 + 2}`);
    expect(found.hits[0]?.snippet.text).toBe(`lighthouse ${round * 3 + 2}`);
  }
});

it('a page is answered while a history is being stored', async () => {
  const { chats } = test.storage;
  const { chatIds } = await chats.applyBatch(account, batch({ messages: said(0, 10) }));
  let round = 0;
  // From when the readers are there on; the writer alone would take up the page after all that it was given before.
  await vi.waitFor(
    async () => {
      let stored = 0;
      const start = 100 + 5000 * round++;
      const writes = Array.from({ length: 10 }, (_, piece) =>
        chats
          .applyBatch(account, batch({ messages: said(start + piece * 500, start + (piece + 1) * 500) }))
          .then(() => (stored += 1)),
      );
      const page = await chats.messagePage(account, chatIds[0]!, null, 5);
      const storedBefore = stored;
      await Promise.all(writes);
      expect(page.rows).toHaveLength(5);
      expect(storedBefore).toBeLessThan(10);
    },
    { timeout: 50_000, interval: 50 },
  );
  const newest = 99 + 5000 * round;
  const found = await chats.searchMessages(search, 50);
  expect(found.hits[0]?.snippet.text).toBe(`lighthouse ${newest}`);
});

it('the newest of a long history is found as soon as it is stored', async () => {
  const { chats } = test.storage;
  const pieces = 40;
  await Promise.all(
    Array.from({ length: pieces }, (_, piece) =>
      chats.applyBatch(account, batch({ messages: said(piece * 500, (piece + 1) * 500) })),
    ),
  );
  const { hits, indexing } = await chats.searchMessages(search, 50);
  expect([hits[0]?.snippet.text, indexing]).toEqual([`lighthouse ${pieces * 500 - 1}`, false]);
});

it('the rows of a removed account go on going after a restart', async () => {
  const gone = 'account-two' as AccountId;
  await test.storage.chats.insertAccount(accountRecord(gone));
  await test.storage.chats.applyBatch(
    gone,
    batch({ messages: said(0, 3000).map((one) => ({ ...one, content: randomBytes(2000) })) }),
  );
  await test.storage.chats.deleteAccount(gone);
  // Its name is free again at once, and nothing of the old rows belongs to the new one.
  await test.storage.chats.insertAccount(accountRecord(gone));
  await test.reopen();
  const { chats } = test.storage;
  await expect(chats.chatPage(gone, null, 5)).resolves.toEqual({ rows: [], cursor: null });
  await expect(chats.searchMessages(search, 5)).resolves.toMatchObject({ hits: [] });
  await vi.waitFor(
    async () => expect((await stat(join(test.folder, 'chats.db'))).size).toBeLessThan(2_000_000),
    { timeout: 40_000, interval: 100 },
  );
});

it('threads that only read begin when they may, with the keys of the beginning, and the writer answers before', async () => {
  const keys = { credentialsKey: randomBytes(32), chatsKey: randomBytes(32) };
  let begin = (): void => undefined;
  const readAfter = new Promise<void>((resolve) => (begin = resolve));
  const onReaderLost = vi.fn();
  const waiting = await openTestStorage({ ...keys, readAfter, onReaderLost });
  for (const key of Object.values(keys)) key.fill(0);
  await waiting.storage.chats.insertAccount(accountRecord(account));
  await expect(waiting.storage.chats.chatPage(account, null, 5)).resolves.toMatchObject({ rows: [] });
  begin();
  await readAfter;
  await expect(waiting.storage.chats.chatPage(account, null, 5)).resolves.toMatchObject({ rows: [] });
  await waiting.dispose();
  expect(onReaderLost).not.toHaveBeenCalled();
});
