import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { openStorage } from '../../../main/storage/client.ts';
import { chatMigrations } from '../../../main/storage/migrations/chats.ts';
import type { Migration } from '../../../main/storage/migrations/migration.ts';
import { openDatabase, openReader } from '../../../main/storage/open-database.ts';
import { fixtureKey } from '../../fixtures/store-key.ts';
import { batch, chatWith, keyIn, message } from '../../unit/storage/changes.ts';
import { builtWorker } from './build-worker.ts';

// Threads start slowly on a machine that does much else.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const stores = join(import.meta.dirname, '../../fixtures/stores');
const account = 'account-one' as AccountId;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-old-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = async () =>
  openStorage({ folder, workerFile: await builtWorker(), credentialsKey: fixtureKey, chatsKey: fixtureKey });
const found = async ({ chats }: Awaited<ReturnType<typeof open>>, text: string) => {
  const nothing = { accountId: null, chatId: null, sender: null, kinds: [], from: null, to: null };
  const search = { ...nothing, text, hasMedia: false, hasLink: false, starred: false, before: null };
  return (await chats.searchMessages(search, 10)).hits.map(({ snippet }) => snippet.text);
};

it.each(await readdir(stores))('%s becomes a store of today, with all that was in it', async (name) => {
  await cp(join(stores, name), folder, { recursive: true });
  const storage = await open();
  try {
    const { chats, credentials } = storage;
    expect(await chats.listAccounts()).toMatchObject([
      { id: account, name: 'Anna', phoneNumber: '4915112345678', hue: 2, unlinked: false, paused: false },
      { id: 'account-two', name: 'Shop', unlinked: true },
    ]);
    const { rows } = await chats.chatPage(account, null, 10);
    expect(rows).toMatchObject([
      { title: 'Björn Müller', unread: 1, pinned: true, lastMessage: { kind: 'image', text: '灯台の写真' } },
      { title: 'Garden', unread: 2, kind: 'group', lastMessage: { senderName: 'Carl' } },
    ]);
    const page = await chats.messagePage(account, rows[0]!.id, null, 10);
    expect(page.rows).toMatchObject([
      { text: 'The old lighthouse', status: 'none' },
      { text: 'Käsekuchen um neun', fromMe: true, status: 'read', edited: true },
      { kind: 'image' },
    ]);
    expect(await chats.messageContent(account, 'A1', false)).toEqual(new Uint8Array([0x0a, 0x01]));
    expect(await found(storage, 'lighthouse')).toEqual([
      'Who waters the lighthouse roses?',
      'The old lighthouse',
    ]);
    expect(await found(storage, 'kasek')).toEqual(['Käsekuchen um neun']);
    expect(await found(storage, '写真')).toEqual(['灯台の写真']);
    expect((await chats.searchChats('bjorn', null, 5)).map(({ title }) => title.text)).toEqual([
      'Björn Müller',
    ]);
    expect(await credentials.readCredentials(account)).toEqual(new Uint8Array([1, 2]));
    // What waited for its message still does.
    const bjorn = chatWith({ phoneJid: '491700000001@s.whatsapp.net', lidJid: null });
    await chats.applyBatch(account, batch({ messages: [message(keyIn(bjorn, 'A9'), 1_700_000_040_000)] }));
    expect((await chats.messagePage(account, rows[0]!.id, null, 1)).rows).toMatchObject([
      { kind: 'deleted' },
    ]);
  } finally {
    await storage.close();
  }
  expect((await readdir(folder)).filter((file) => file.includes('before-update'))).toEqual([]);
});

const broken: readonly Migration[] = [
  ...chatMigrations,
  {
    version: chatMigrations.length + 1,
    sql: 'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1)',
  },
];

it('a copy of the old database is there until the migrated one has opened', async () => {
  const [name] = await readdir(stores);
  await cp(join(stores, name!), folder, { recursive: true });
  const file = join(folder, 'chats.db');
  const versionOf = (copy: string): unknown => {
    const reader = openReader(copy, fixtureKey, () => undefined);
    try {
      return reader.pragma('user_version');
    } finally {
      reader.close();
    }
  };
  const settings = {
    file,
    key: fixtureKey,
    create: false,
    exclusive: false,
    reportSlowQuery: () => undefined,
  };
  expect(() => openDatabase({ ...settings, migrations: broken })).toThrow(/nowhere/);
  expect(versionOf(`${file}.before-update`)).toBe(1);
  // Tried again, the copy is still that of the state before the first try.
  expect(() => openDatabase({ ...settings, migrations: broken })).toThrow(/nowhere/);
  expect(versionOf(`${file}.before-update`)).toBe(1);
  expect(versionOf(file)).toBe(chatMigrations.length);
  const storage = await open();
  await storage.close();
  expect(existsSync(`${file}.before-update`)).toBe(false);
});

it('a store with another key is neither copied nor changed', async () => {
  const [name] = await readdir(stores);
  await cp(join(stores, name!), folder, { recursive: true });
  const before = await readFile(join(folder, 'chats.db'));
  const options = {
    folder,
    workerFile: await builtWorker(),
    credentialsKey: fixtureKey,
    chatsKey: randomBytes(32),
  };
  await expect(openStorage(options)).rejects.toMatchObject({ code: 'store-unavailable' });
  expect(await readFile(join(folder, 'chats.db'))).toEqual(before);
  expect((await readdir(folder)).some((file) => file.includes('before-update'))).toBe(false);
});
