import { randomBytes } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decrypted } from '../../../main/backups/age-file.ts';
import { passphraseIdentity } from '../../../main/backups/passphrase-lock.ts';
import { defaultAccountSettings } from '../../../preload/contract/account-settings.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { batch, chatWith, keyIn, message } from '../../unit/storage/changes.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { backupsOf, newFolder, passphrase } from './backup-program.ts';
import { exportsOf } from './exports-of.ts';

const contact = '447911210001';
const person = { phoneJid: `${contact}@s.whatsapp.net`, lidJid: null };
const chat = chatWith(person);

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let folder: Awaited<ReturnType<typeof newFolder>>;
let accountId: AccountId;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 210 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  folder = await newFolder();
  accountId = await program.link();
  await program.accounts.setSettings(
    accountId,
    { ...defaultAccountSettings, autoDownload: 'everything' },
    false,
  );
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'to be seen by everybody', name: 'Greta' });
  await program.chat(accountId, 'Greta');
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
  await folder.remove();
});

/** Everything of a session backup with messages and files: its tar. */
async function backedUp(): Promise<Buffer> {
  const path = folder.path('all.switchboard-backup');
  await backupsOf(program).create(path, {
    accountIds: [accountId],
    passphrase,
    withMessages: true,
    withMedia: true,
  });
  const file = await open(path, 'r');
  const pieces: Uint8Array[] = [];
  for await (const piece of decrypted(file, passphraseIdentity(passphrase))) pieces.push(piece);
  await file.close();
  return Buffer.concat(pieces);
}

/** Everything of an export of that chat, files and their names. */
async function exported(format: 'text' | 'html' | 'json'): Promise<Buffer> {
  const exports = exportsOf(program);
  const { id } = await program.chat(accountId, 'Greta');
  const { name } = await exports.run(
    { type: 'folder', parent: folder.folder },
    { scope: [{ accountId, chatIds: [id] }], format, withMedia: true, from: null, until: null },
  );
  const files = await readdir(folder.path(name), { recursive: true, withFileTypes: true });
  const contents = files.flatMap((file) => [
    Promise.resolve(Buffer.from(`${file.name}\n`)),
    ...(file.isFile() ? [readFile(`${file.parentPath}/${file.name}`)] : []),
  ]);
  return Buffer.concat(await Promise.all(contents));
}

/** Whether it is in there: as it is, in hexadecimal (backups), or in base64 wherever it begins (exports, keys). */
function holds(bytes: Buffer, secret: Buffer): boolean {
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), secret]).toString('base64');
    // The signs at both ends depend on what is beside it.
    return text.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  const hex = secret.toString('hex');
  return [secret, hex, hex.toUpperCase(), ...inBase64].some((form) => bytes.includes(form));
}

const everywhere = async (): Promise<ReadonlyMap<string, Buffer>> =>
  new Map([
    ['backup', await backedUp()],
    ['text', await exported('text')],
    ['html', await exported('html')],
    ['json', await exported('json')],
  ]);

/** In which of them it is found. */
const placesOf = (all: ReadonlyMap<string, Buffer>, secret: string | Buffer): readonly string[] =>
  [...all].flatMap(([place, bytes]) => (holds(bytes, Buffer.from(secret)) ? [place] : []));

it('a disappearing message whose time is over is in no export and no backup, nor is what was put on it', async () => {
  const now = Date.now();
  const gone = (wireId: string, over: boolean, text: string) =>
    message(keyIn(chat, wireId), now - 10_000, {
      text,
      content: Buffer.from(`original: ${text}`),
      expiresAt: over ? now - 1 : now + 3_600_000,
    });
  const media = { type: 'image', mimetype: 'image/png', fileName: null, bytes: 9, width: null } as const;
  const photoDetail = { media: { ...media, height: null, seconds: null, waveform: null } };
  const edit = { text: 'edited and over', content: Buffer.from('edited original'), editedAt: now - 5_000 };
  await program.accountStore.applyBatch(
    accountId,
    batch({
      messages: [
        gone('OVER', true, 'first and over'),
        gone('PHOTO', true, 'photo and over'),
        gone('KEPT', true, 'kept by somebody'),
        gone('LATER', false, 'not over yet'),
      ].map((one) => (one.key.wireId === 'PHOTO' ? { ...one, kind: 'image', detail: photoDetail } : one)),
      edits: [{ key: keyIn(chat, 'OVER'), ...edit }],
      marks: [
        { key: keyIn(chat, 'OVER'), what: 'reaction', by: person, at: now, value: 'reaction-and-over' },
        { key: keyIn(chat, 'KEPT'), what: 'keep', by: person, at: now, value: '1' },
      ],
    }),
  );
  const rows = await program.messages(accountId, await program.chat(accountId, 'Greta'));
  const photo = rows.find(({ text }) => text === 'photo and over');
  const photoBytes = randomBytes(5_000);
  const file = await program.mediaFolder.add((write) => write(photoBytes));
  await program.mediaStore.keepFile(photo!.id, file);
  program.mediaFolder.release(file.name);

  const all = await everywhere();
  for (const secret of ['first and over', 'edited and over', 'edited original', 'photo and over'])
    expect([secret, placesOf(all, secret)]).toEqual([secret, []]);
  expect(placesOf(all, 'reaction-and-over')).toEqual([]);
  expect(placesOf(all, photoBytes)).toEqual([]);
  expect(placesOf(all, file.name)).toEqual([]);
  // That they would have been found.
  expect(placesOf(all, 'to be seen by everybody')).toEqual(['backup', 'text', 'html', 'json']);
  expect(placesOf(all, 'not over yet')).toEqual(['backup', 'text', 'html', 'json']);
  expect(placesOf(all, 'original: not over yet')).toEqual(['backup', 'json']);
  // What somebody has kept stays, as it does in the window.
  expect(placesOf(all, 'kept by somebody')).toEqual(['backup', 'text', 'html', 'json']);
});

it('what is to be seen once is in no export and no backup: only that it came', async () => {
  const once = randomBytes(20_000);
  const often = randomBytes(20_000);
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  const photo = (content: Buffer, caption: string, viewOnce: boolean) =>
    simulator.admin.sendMedia({
      from: contact,
      to: phone,
      kind: 'image',
      content: content.toString('base64'),
      caption,
      viewOnce,
    });
  await photo(once, 'caption to be seen once', true);
  await photo(often, 'caption for everybody', false);
  const greta = await program.chat(accountId, 'Greta');
  const rows = await program.eventually(
    () => program.messages(accountId, greta),
    (found) => found.some(({ text }) => text === 'caption for everybody') && found.length >= 3,
  );
  const shown = rows.find(({ text }) => text === 'caption for everybody');
  await program.eventually(
    () => program.mediaStore.mediaMessages(accountId, greta.id, [shown!.id]),
    ([found]) => found?.state.kind === 'here',
  );
  // Until its text has gone from the journal, which is moments after it was stored.
  await program.eventually(
    async () => (await program.backups.sessionSnapshot(accountId))?.journal.length ?? 0,
    (length) => length === 0,
  );
  const all = await everywhere();
  expect(placesOf(all, 'caption to be seen once')).toEqual([]);
  expect(placesOf(all, once)).toEqual([]);
  expect(placesOf(all, once.subarray(100, 164))).toEqual([]);
  expect(placesOf(all, 'caption for everybody')).toEqual(['backup', 'text', 'html', 'json']);
  expect(placesOf(all, often)).toEqual(['backup', 'text', 'html', 'json']);
  // The fact is there.
  expect(all.get('backup')?.includes('viewOnce')).toBe(true);
});
