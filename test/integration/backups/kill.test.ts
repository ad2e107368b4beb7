import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batch, chatWith, keyIn, message } from '../../unit/storage/changes.ts';
import { OpenBackup } from '../../../main/backups/backup-file.ts';
import { sessionFormat } from '../../../main/whatsapp/session-format.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { backupsOf, newFolder, passphrase } from './backup-program.ts';
import type { KillPoint, MakerOrder } from './maker-to-kill.ts';

const contact = '447911190001';
const storedMessages = 20_000;
const name = 'mine.switchboard-backup';
const makerFile = fileURLToPath(new URL('./maker-to-kill.ts', import.meta.url));

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let folder: Awaited<ReturnType<typeof newFolder>>;
let accountId: AccountId;
/** How many messages there are: those from here, and what the phone has sent at the link. */
let stored: number;

/** An account with messages and three files, and a first backup of it. */
beforeEach(async () => {
  simulator = await startSimulator({ seed: 190 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  folder = await newFolder();
  accountId = await program.link();
  const person = { phoneJid: `${contact}@s.whatsapp.net`, lidJid: null };
  const chat = chatWith(person);
  const texts = Array.from({ length: storedMessages }, (_value, index) =>
    message(keyIn(chat, `M${index}`), 1_700_000_000_000 + index * 1000, {
      content: randomBytes(300),
      origin: 'history',
    }),
  );
  await program.accountStore.applyBatch(
    accountId,
    batch({ people: [{ identity: person, contactName: 'Greta' }], messages: texts }),
  );
  stored = await program.backups.messageCount(accountId);
  const [first, second, third] = (
    await program.messages(accountId, await program.chat(accountId, 'Greta'))
  ).slice(-3);
  for (const row of [first, second, third]) {
    const file = await program.mediaFolder.add((write) => write(randomBytes(2_000_000)));
    await program.mediaStore.keepFile(row!.id, file);
    program.mediaFolder.release(file.name);
  }
  await backupsOf(program).create(folder.path(name), {
    accountIds: [accountId],
    passphrase,
    withMessages: true,
    withMedia: true,
  });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
  await folder.remove();
});

/** Starts the maker and resolves when it was killed. `whileMaking` may do that. */
async function made(
  at: KillPoint | null,
  whileMaking: (kill: () => void, madeOne: Promise<void>) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const order: MakerOrder = {
    url: simulator.url,
    rootKey: simulator.rootKey,
    folder: data.folder,
    keys: [data.credentialsKey.toString('hex'), data.chatsKey.toString('hex'), data.mediaKey.toString('hex')],
    accountId,
    path: folder.path(name),
    at,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', makerFile, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  const madeOne = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  await whileMaking(() => child.kill('SIGKILL'), madeOne);
  expect(await ended).toBe('SIGKILL');
}

/** What is in the file of that name, when all of it can be read and every hash is right. */
async function verified(): Promise<{ createdAt: number; messages: number; files: number | null }> {
  const { signal } = new AbortController();
  const backup = await OpenBackup.open(folder.path(name), passphrase, { format: sessionFormat, signal });
  await backup.close();
  const { createdAt, accounts, media } = backup.checked.manifest;
  return { createdAt, messages: accounts[0]?.messages ?? 0, files: media?.files ?? null };
}

const leftovers = async (): Promise<string[]> =>
  (await readdir(folder.folder)).filter((found) => found !== name);

/** The account is as before: it logs in with its own keys, all messages are there, new ones arrive. */
async function storeIsWhole(): Promise<void> {
  await program.until(accountId, ({ state }) => state.kind === 'online');
  expect(await program.backups.messageCount(accountId)).toBeGreaterThanOrEqual(stored);
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'still there?', name: 'Greta' });
  await program.eventually(
    async () => (await program.messages(accountId, await program.chat(accountId, 'Greta'))).at(-1)?.text,
    (text) => text === 'still there?',
  );
}

describe('a kill while a backup is written', () => {
  const points: readonly KillPoint[] = ['header', 'messages', 'media', 'check', 'rename'];

  it.each(points)('at: %s, leaves the one of that name that was there, and the store whole', async (at) => {
    const before = await readFile(folder.path(name));
    await program.close();
    await made(at);
    const [leftover, ...more] = await leftovers();
    expect(more).toEqual([]);
    expect(leftover).toMatch(/^\.mine\.switchboard-backup\.switchboard-.+\.part$/u);
    // That it was killed where it was to be.
    const { size } = await stat(folder.path(leftover ?? ''));
    if (at === 'header') expect(size).toBe(0);
    if (at === 'media') expect(size).toBeGreaterThan(storedMessages * 600);
    if (at === 'check' || at === 'rename') expect(size).toBeGreaterThan(storedMessages * 600 + 6_000_000);
    expect((await readFile(folder.path(name))).equals(before)).toBe(true);

    program = await startProgram({ simulator, data });
    await storeIsWhole();
    const old = await verified();
    expect(old).toMatchObject({ messages: stored, files: 3 });
    // The next one is made as ever, and takes away what was left.
    await backupsOf(program).create(folder.path(name), {
      accountIds: [accountId],
      passphrase,
      withMessages: true,
      withMedia: true,
    });
    expect(await leftovers()).toEqual([]);
    const next = await verified();
    expect(next.createdAt).toBeGreaterThan(old.createdAt);
    expect(next).toMatchObject({ messages: stored + 1, files: 3 });
  });

  it('at any instant leaves a file of that name that can be read', async () => {
    await program.close();
    for (let round = 0; round < 4; round++) {
      await made(null, async (kill, madeOne) => {
        await madeOne;
        await setTimeout(Math.random() * 900);
        kill();
      });
      expect(await verified()).toMatchObject({ messages: stored, files: 3 });
      // Each has taken away what the one before had left.
      expect((await leftovers()).length).toBeLessThanOrEqual(1);
    }
    program = await startProgram({ simulator, data });
    await storeIsWhole();
  });
});
