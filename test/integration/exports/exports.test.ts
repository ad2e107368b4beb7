import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseString } from 'whatsapp-chat-parser';
import { Jobs } from '../../../main/backups/jobs.ts';
import { emptyBatch, type MessageChange } from '../../../main/domain/chat-batch.ts';
import { Exports } from '../../../main/exports/exports.ts';
import { createTexts, type AppTexts } from '../../../main/desktop/texts.ts';
import { MediaFolder } from '../../../main/media/media-folder.ts';
import type { BackupProgress } from '../../../preload/contract/backups.ts';
import type { ExportInput } from '../../../preload/contract/exports.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { accountRecord } from '../../unit/storage/memory-store.ts';
import { openTestStorage, type TestStorage } from '../storage/open-test-storage.ts';

const accountId = 'account-one' as AccountId;
const otherId = 'account-two' as AccountId;
const start = Date.UTC(2026, 10, 20, 9, 0);
let test: TestStorage;
let folder: string;
let jobs: Jobs;
let exports: Exports;
let media: MediaFolder;
let texts: AppTexts;
let progress: (BackupProgress | null)[];

const contact = (number: number, name: string) => ({
  identity: { phoneJid: `44791112300${number}@s.whatsapp.net`, lidJid: null },
  contactName: name,
});
const messageOf = (number: number, index: number, change: Partial<MessageChange> = {}): MessageChange => ({
  key: {
    chat: { type: 'person', identity: contact(number, '').identity },
    wireId: `${number}-${index}`,
    fromMe: index % 2 === 1,
    sender: null,
  },
  sentAt: start + index * 3_600_000,
  kind: 'text',
  text: `message ${index}`,
  content: Buffer.from([index % 256, 0, 255]),
  status: 'none',
  origin: 'history',
  ...change,
});

beforeEach(async () => {
  test = await openTestStorage();
  folder = await mkdtemp(join(tmpdir(), 'switchboard-exports-'));
  const { chats, backups, exports: store } = test.storage;
  for (const [id, name] of [
    [accountId, 'Anna'],
    [otherId, '../Anna'],
  ] as const)
    await chats.insertAccount({ ...accountRecord(id), name, phoneNumber: '4915112345678' });
  await chats.applyBatch(accountId, {
    ...emptyBatch,
    people: [contact(1, 'Greta'), contact(2, '../../greta'), contact(3, 'Nobody wrote')],
    messages: [
      ...Array.from({ length: 600 }, (_value, index) => messageOf(1, index)),
      messageOf(1, 700),
      messageOf(1, 701, { expiresAt: start }),
      messageOf(2, 0),
      messageOf(2, 1),
    ],
    deletions: [{ key: messageOf(1, 4).key }, { key: messageOf(1, 700).key, forMe: true }],
  });
  progress = [];
  media = new MediaFolder(join(test.folder, 'media'), randomBytes(32));
  jobs = new Jobs(Date.now, (report) => progress.push(report));
  texts = createTexts();
  exports = new Exports({ store, counts: backups, chats, jobs, media, app: '1', now: () => start, texts });
});
afterEach(async () => {
  await test.dispose();
  await rm(folder, { recursive: true, force: true });
});

const chatOf = async (title: string): Promise<ChatId> => {
  const { rows } = await test.storage.chats.chatPage(accountId, null, 50);
  const found = rows.find((row) => row.title === title);
  if (found === undefined) throw new Error(`no chat ${title}`);
  return found.id;
};
const all = { withMedia: false, from: null, until: null } as const;
const everything = (format: ExportInput['format']): ExportInput => ({
  scope: [
    { accountId, chatIds: null },
    { accountId: otherId, chatIds: null },
  ],
  format,
  ...all,
});

describe('one chat', () => {
  it('is one file, with all of its messages and none that was deleted', async () => {
    const input: ExportInput = {
      scope: [{ accountId, chatIds: [await chatOf('Greta')] }],
      format: 'text',
      ...all,
    };
    expect(await exports.suggestion(input)).toEqual({ name: 'Greta', extension: 'txt' });
    const path = join(folder, 'Greta.txt');
    expect(await exports.run({ type: 'file', path }, input)).toEqual({
      name: 'Greta.txt',
      chats: 1,
      messages: 600,
      people: 0,
      files: 0,
    });
    const text = await readFile(path, 'utf8');
    const parsed = parseString(text, { daysFirst: true });
    expect(parsed).toHaveLength(600);
    expect(parsed.slice(0, 2).map(({ author, message }) => [author, message])).toEqual([
      ['Greta', 'message 0'],
      ['Anna', 'message 1'],
    ]);
    expect(text).not.toContain('message 4\n');
    expect(parsed[4]?.message).toBe('This message was deleted.');
  });

  it('and its name are in the language that was chosen for the app', async () => {
    const input = { ...everything('text'), scope: [{ accountId, chatIds: [await chatOf('Greta')] }] };
    const contacts: ExportInput = { ...everything('csv'), scope: [{ accountId, chatIds: null }] };
    await texts.use('de');
    expect(await exports.suggestion(contacts)).toEqual({ name: 'Kontakte Anna', extension: 'csv' });
    const path = join(folder, 'greta.txt');
    await exports.run({ type: 'file', path }, input);
    expect(await readFile(path, 'utf8')).toContain(': Diese Nachricht wurde gelöscht.');
    await texts.use('en');
    expect(await exports.suggestion(contacts)).toEqual({ name: 'Contacts Anna', extension: 'csv' });
  });

  it('of some days holds those only', async () => {
    const input: ExportInput = {
      scope: [{ accountId, chatIds: [await chatOf('Greta')] }],
      format: 'json',
      withMedia: false,
      from: start + 10 * 3_600_000,
      until: start + 300 * 3_600_000,
    };
    await exports.run({ type: 'file', path: join(folder, 'x.json') }, input);
    const { messages } = JSON.parse(await readFile(join(folder, 'x.json'), 'utf8')) as {
      messages: { text: string; original: string }[];
    };
    expect(messages.map(({ text }) => text)).toEqual(
      Array.from({ length: 290 }, (_value, index) => `message ${index + 10}`),
    );
    expect([...Buffer.from(messages[0]?.original ?? '', 'base64')]).toEqual([10, 0, 255]);
  });
});

describe('accounts', () => {
  it('are a folder each, in a new folder; names of others lead nowhere', async () => {
    await writeFile(join(folder, 'mine.txt'), 'mine');
    for (const expected of ['Switchboard 2026-11-20', 'Switchboard 2026-11-20 (2)']) {
      const result = await exports.run({ type: 'folder', parent: folder }, everything('html'));
      expect(result).toEqual({ name: expected, chats: 2, messages: 602, people: 0, files: 0 });
    }
    expect((await readdir(folder)).sort()).toEqual([
      'Switchboard 2026-11-20',
      'Switchboard 2026-11-20 (2)',
      'mine.txt',
    ]);
    const files = await readdir(join(folder, 'Switchboard 2026-11-20'), { recursive: true });
    expect(files.sort()).toEqual(
      ['Anna', 'Anna/.._.._greta.html', 'Anna/Greta.html'].map((name) => name.replace('/.._', '/_')).sort(),
    );
    expect(progress.at(-1)).toBeNull();
  });

  it('give their contacts as a table and as cards', async () => {
    for (const [format, extension] of [
      ['csv', 'csv'],
      ['vcard', 'vcf'],
    ] as const) {
      const path = join(folder, `contacts.${extension}`);
      const input: ExportInput = { scope: [{ accountId, chatIds: null }], format, ...all };
      expect((await exports.suggestion(input)).extension).toBe(extension);
      expect(await exports.run({ type: 'file', path }, input)).toMatchObject({ people: 3, messages: 0 });
      expect((await readFile(path, 'utf8')).match(/\+44791112300\d/gu)).toHaveLength(3);
    }
  });
});

describe('photos and other files', () => {
  const imageDetail = (type: 'image' | 'document', fileName: string | null) => ({
    media: {
      type,
      mimetype: type === 'image' ? 'image/png' : 'application/pdf',
      fileName,
      bytes: 12,
      width: null,
      height: null,
      seconds: null,
      waveform: null,
    },
  });

  it('lie beside their chat, under names of ours; what is not here is said so', async () => {
    const { chats, media: store } = test.storage;
    await chats.applyBatch(accountId, {
      ...emptyBatch,
      messages: [
        messageOf(2, 2, { kind: 'image', text: 'at the sea', detail: imageDetail('image', null) }),
        messageOf(2, 3, {
          kind: 'document',
          text: '',
          detail: imageDetail('document', '../../../etc/passwd'),
        }),
        messageOf(2, 4, { kind: 'image', text: '', detail: imageDetail('image', null) }),
        messageOf(2, 5, { kind: 'image', text: '', detail: imageDetail('image', null) }),
      ],
    });
    const chatId = await chatOf('../../greta');
    const { rows } = await chats.messagePage(accountId, chatId, null, 10);
    const [photo, paper, , deleted] = rows.slice(2);
    const contents = [randomBytes(100_000), randomBytes(5), randomBytes(7)];
    for (const [index, row] of [photo, paper, deleted].entries()) {
      const file = await media.add((write) => write(contents[index]!));
      await store.keepFile(row!.id, file);
      media.release(file.name);
    }
    await chats.applyBatch(accountId, { ...emptyBatch, deletions: [{ key: messageOf(2, 5).key }] });
    const input = (format: ExportInput['format']): ExportInput => ({
      scope: [{ accountId, chatIds: [chatId] }],
      format,
      ...all,
      withMedia: true,
    });
    for (const format of ['text', 'html', 'json'] as const) {
      const result = await exports.run({ type: 'folder', parent: folder }, input(format));
      expect(result).toMatchObject({ chats: 1, messages: 6, files: 2 });
      const place = join(folder, result.name, 'Anna', '_.._greta');
      const beside = format === 'text' ? place : join(place, 'media');
      const names = (await readdir(beside)).filter((name) => /^\d{8}-/u.test(name)).sort();
      expect(names).toHaveLength(2);
      expect(names[0]).toMatch(/^00000003-PHOTO-2026-11-20-\d\d-\d\d-\d\d\.png$/u);
      expect(names[1]).toMatch(/^00000004-_\.\._.*passwd\.pdf$/u);
      expect((await readFile(join(beside, names[0]!))).equals(contents[0]!)).toBe(true);
      expect((await readFile(join(beside, names[1]!))).equals(contents[1]!)).toBe(true);
      const chat = (await readdir(place)).find((name) => name.startsWith('_chat.'));
      const text = await readFile(join(place, chat ?? ''), 'utf8');
      expect(text).toContain(format === 'html' ? encodeURIComponent(names[0]!) : names[0]);
      if (format === 'text') expect(text).toContain(`<attached: ${names[0]}>\nat the sea`);
      if (format !== 'json') expect(text).toMatch(/File not on this computer/u);
    }
    // Without them one chat is one file.
    await exports.run({ type: 'file', path: join(folder, 'x.txt') }, { ...input('text'), withMedia: false });
    expect(await readFile(join(folder, 'x.txt'), 'utf8')).toContain('<Media omitted>\nat the sea');
  });
});

describe('what goes wrong', () => {
  it('leaves nothing after a cancel, in a file or a folder', async () => {
    const chatId = await chatOf('Greta');
    const one: ExportInput = { scope: [{ accountId, chatIds: [chatId] }], format: 'text', ...all };
    for (const run of [
      () => exports.run({ type: 'file', path: join(folder, 'x.txt') }, one),
      () => exports.run({ type: 'folder', parent: folder }, everything('json')),
    ]) {
      const running = run();
      const cancelled = jobs.cancel();
      await expect(running).rejects.toMatchObject({ code: 'backup-cancelled' });
      await cancelled;
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it('has a code: a folder that is gone, a chat that is gone, nothing to export, two at once', async () => {
    const gone = join(folder, 'gone');
    await expect(exports.run({ type: 'folder', parent: gone }, everything('text'))).rejects.toMatchObject({
      code: 'backup-gone',
    });
    const foreign: ExportInput = {
      scope: [{ accountId: otherId, chatIds: [await chatOf('Greta')] }],
      format: 'text',
      ...all,
    };
    await expect(exports.run({ type: 'folder', parent: folder }, foreign)).rejects.toMatchObject({
      code: 'chat-not-found',
    });
    const empty: ExportInput = { scope: [{ accountId: otherId, chatIds: null }], format: 'text', ...all };
    await expect(exports.run({ type: 'folder', parent: folder }, empty)).rejects.toMatchObject({
      code: 'export-nothing',
    });
    const first = exports.run({ type: 'folder', parent: folder }, everything('text'));
    await expect(exports.run({ type: 'folder', parent: folder }, everything('text'))).rejects.toMatchObject({
      code: 'backup-busy',
    });
    await first;
    expect(await readdir(folder)).toEqual(['Switchboard 2026-11-20']);
  });
});
