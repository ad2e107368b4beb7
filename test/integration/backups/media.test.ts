import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decrypted } from '../../../main/backups/age-file.ts';
import { passphraseIdentity } from '../../../main/backups/passphrase-lock.ts';
import { tarParts } from '../../../main/backups/tar-reader.ts';
import { defaultAccountSettings } from '../../../preload/contract/account-settings.ts';
import type { BackupProgress } from '../../../preload/contract/backups.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { contentOf, filesOf, newestFile, untilState } from '../media/media-program.ts';
import { builtThread } from '../storage/build-worker.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { backupsOf, newFolder, passphrase } from './backup-program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let folder: Awaited<ReturnType<typeof newFolder>>;
let first: AccountId;
let second: AccountId;
const contact = '447911170001';

const phoneOf = (accountId: AccountId): string =>
  program.accounts.session(accountId).view().phoneNumber ?? '';

beforeEach(async () => {
  simulator = await startSimulator({ seed: 171 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  folder = await newFolder();
  first = await program.link();
  second = await program.link();
  for (const accountId of [first, second]) {
    await simulator.admin.addContact({ phone: phoneOf(accountId), contact, name: 'Greta' });
    await program.until(accountId, ({ pictureUrl }) => pictureUrl !== null);
    await program.accounts.setSettings(
      accountId,
      { ...defaultAccountSettings, autoDownload: 'everything' },
      false,
    );
  }
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
  await folder.remove();
});

const send = (accountId: AccountId, content: Buffer, kind: 'image' | 'document' = 'image') =>
  simulator.admin.sendMedia({
    from: contact,
    to: phoneOf(accountId),
    kind,
    content: content.toString('base64'),
  });
/** Sends a file and waits until it is here. */
async function received(accountId: AccountId, content: Buffer, kind: 'image' | 'document' = 'image') {
  const before = await program.chats.chatPage(accountId, null, 10);
  const chat = before.rows.find(({ title }) => title === 'Greta');
  const known = chat === undefined ? 0 : (await program.messages(accountId, chat)).length;
  const { ids } = await send(accountId, content, kind);
  await program.eventually(
    async () => (await program.messages(accountId, await program.chat(accountId, 'Greta'))).length,
    (count) => count > known,
  );
  const message = await newestFile(program, accountId, 'Greta');
  const here = await untilState(program, message, 'here');
  return { ...message, file: here?.file ?? null, sent: { id: ids[0] ?? '' } };
}

async function partsOf(path: string): Promise<ReadonlyMap<string, number>> {
  const file = await open(path, 'r');
  const parts = new Map<string, number>();
  try {
    for await (const part of tarParts(decrypted(file, passphraseIdentity(passphrase)))) {
      let size = 0;
      for await (const piece of part.content) size += piece.length;
      parts.set(part.name, size);
    }
  } finally {
    await file.close();
  }
  return parts;
}
const filesIn = (parts: ReadonlyMap<string, number>): string[] =>
  [...parts.keys()].filter((name) => name.startsWith('media/'));
const request = (accountIds: readonly AccountId[]) => ({
  accountIds,
  passphrase,
  withMessages: true,
  withMedia: true,
});

describe('a backup with photos and files', () => {
  it('gives them back to the accounts that are restored, each content once', async () => {
    const photo = randomBytes(200_000);
    const paper = randomBytes(70_000);
    const both = await received(first, photo);
    await received(second, photo);
    const document = await received(first, paper, 'document');
    const onlySecond = randomBytes(50_000);
    await received(second, onlySecond);
    const path = folder.path('media.switchboard-backup');
    const contents = await backupsOf(program).create(path, request([first, second]));
    // The photo that both have is one.
    expect(contents.files).toBe(3);
    const parts = await partsOf(path);
    const sizes = new Set(filesIn(parts).map((name) => parts.get(name)));
    expect(sizes).toEqual(new Set([200_000, 50_000, 70_000]));
    expect([...parts.keys()].at(-1)).toBe('manifest.json');

    const otherData = await newTestData();
    const other = await startProgram({ simulator, data: otherData });
    try {
      const backups = backupsOf(other);
      await backups.pick(path);
      expect((await backups.open(passphrase)).files).toBe(3);
      // Checking alone puts nothing anywhere.
      expect(await filesOf(otherData)).toEqual([]);
      await backups.restore([{ accountId: first, evenIfOlder: false }]);
      const chat = await other.chat(first, 'Greta');
      const ids = (await other.messages(first, chat)).map(({ id }) => id);
      const found = await other.mediaStore.mediaMessages(first, chat.id, ids);
      expect(found.map(({ state }) => state.kind)).toEqual(['here', 'here']);
      const read = await Promise.all(found.map((message) => contentOf(other, message)));
      expect(read.map((bytes) => bytes.equals(photo) || bytes.equals(paper))).toEqual([true, true]);
      // Nothing of the account that was not chosen, but for pictures of people who were asked for anew.
      const names = await filesOf(otherData);
      const nameOf = (content: Buffer) =>
        other.mediaFolder.nameOf(createHash('sha256').update(content).digest());
      expect(names).toContain(nameOf(photo));
      expect(names).not.toContain(nameOf(onlySecond));
      await backups.restore([{ accountId: first, evenIfOlder: true }]);
      expect((await filesOf(otherData)).filter((name) => name.endsWith('.part'))).toEqual([]);
      await backups.pick(null);
    } finally {
      await other.close();
      await otherData.remove();
    }
    expect([both.messageId, document.messageId]).toHaveLength(2);
  });

  it('brings back what has gone from the folder, and goes without what is damaged', async () => {
    const kept = await received(first, randomBytes(90_000));
    const damaged = await received(first, randomBytes(300_000));
    const name = damaged.file?.name ?? '';
    const place = join(data.folder, 'media', name.slice(0, 2), name);
    const bytes = await readFile(place);
    bytes.writeUInt8((bytes[150_000] ?? 0) ^ 1, 150_000);
    await writeFile(place, bytes);
    const path = folder.path('damaged.switchboard-backup');
    const contents = await backupsOf(program).create(path, request([first]));
    expect(contents.files).toBe(1);
    expect(filesIn(await partsOf(path))).toEqual([`media/${kept.file?.name ?? ''}`]);

    const content = await contentOf(program, kept);
    const gone = kept.file?.name ?? '';
    await rm(join(data.folder, 'media', gone.slice(0, 2), gone));
    await program.mediaStore.loseFile(kept.messageId, false);
    const backups = backupsOf(program);
    await backups.pick(path);
    await backups.open(passphrase);
    await backups.restore([{ accountId: first, evenIfOlder: true }]);
    expect((await contentOf(program, kept)).equals(content)).toBe(true);
    await backups.pick(null);
  });

  it('has nothing of what was deleted, and leaves nothing when it is stopped', async () => {
    await received(first, randomBytes(60_000));
    const message = await received(first, randomBytes(61_000));
    const { id } = message.sent;
    await simulator.admin.remove({ from: contact, to: phoneOf(first), id });
    await program.eventually(
      async () => (await program.messages(first, await program.chat(first, 'Greta'))).map(({ kind }) => kind),
      (kinds) => kinds.includes('deleted'),
    );
    const path = folder.path('deleted.switchboard-backup');
    await backupsOf(program).create(path, request([first]));
    const parts = await partsOf(path);
    expect(filesIn(parts).map((name) => parts.get(name))).toEqual([60_000]);

    await received(first, randomBytes(4_000_000));
    const progress: (BackupProgress | null)[] = [];
    const backups = backupsOf(program, progress);
    const creating = backups.create(folder.path('stopped.switchboard-backup'), request([first]));
    await program.eventually(
      async () => progress.length,
      (count) => count > 0,
    );
    const [outcome] = await Promise.allSettled([creating, backups.cancel()]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'backup-cancelled' } });
    expect(await readdir(folder.folder)).toEqual(['deleted.switchboard-backup']);
  });

  it('of 500 MB takes a small part of that memory, written, checked and restored', async () => {
    const message = await received(first, randomBytes(50_000));
    // As the app has it: a thread that reads TypeScript takes more than all that is measured.
    const packer = await builtThread('main/backups/pack-worker.ts');
    const warm = folder.path('warm.switchboard-backup');
    await backupsOf(program, [], packer).create(warm, request([first]));
    const block = randomBytes(1 << 20);
    const large = await program.mediaFolder.add(async (write) => {
      for (let index = 0; index < 500; index++) {
        block.writeUInt32BE(index);
        await write(block);
      }
    });
    await program.mediaStore.loseFile(message.messageId, false);
    await program.mediaStore.keepFile(message.messageId, large);
    program.mediaFolder.release(large.name);

    const path = folder.path('large.switchboard-backup');
    const otherData = await newTestData();
    const other = await startProgram({ simulator, data: otherData });
    try {
      const written = await highestMemory(() =>
        backupsOf(program, [], packer).create(path, request([first])),
      );
      expect(written.main).toBeLessThan(100);
      expect(written.process).toBeLessThan(250);
      const backups = backupsOf(other);
      const restored = await highestMemory(async () => {
        await backups.pick(path);
        await backups.open(passphrase);
        await backups.restore([{ accountId: first, evenIfOlder: false }]);
      });
      expect(restored.main).toBeLessThan(100);
      expect(restored.process).toBeLessThan(250);
      const chat = await other.chat(first, 'Greta');
      const [row] = await other.messages(first, chat);
      const file = await other.media.open(first, chat.id, row!.id);
      expect(file?.reader.length).toBe(500 << 20);
      await file?.reader.close();
      await backups.pick(null);
    } finally {
      await other.close();
      await otherData.remove();
    }
  }, 180_000);
});

interface Growth {
  /** Of the whole process, threads that read TypeScript included. Megabytes. */
  readonly process: number;
  /** Of the main thread, what it has let go of included. Megabytes. */
  readonly main: number;
}

/** How much more memory there was while something went on. */
async function highestMemory(work: () => Promise<unknown>): Promise<Growth> {
  const now = () => {
    const { rss, heapUsed, external } = process.memoryUsage();
    return { process: rss / (1 << 20), main: (heapUsed + external) / (1 << 20) };
  };
  const before = now();
  let highest = before;
  const timer = setInterval(() => {
    const found = now();
    highest = {
      process: Math.max(highest.process, found.process),
      main: Math.max(highest.main, found.main),
    };
  }, 20);
  try {
    await work();
    return { process: highest.process - before.process, main: highest.main - before.main };
  } finally {
    clearInterval(timer);
  }
}
