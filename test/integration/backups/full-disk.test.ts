import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenBackup } from '../../../main/backups/backup-file.ts';
import { BackupSchedule } from '../../../main/backups/schedule.ts';
import { createTexts } from '../../../main/desktop/texts.ts';
import { sessionFormat } from '../../../main/whatsapp/session-format.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { mountVolume, type Volume } from '../../drills/disk/volume.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { batch, chatWith, keyIn, message } from '../../unit/storage/changes.ts';
import { manualClock } from '../../unit/manual-clock.ts';
import { backupsOf, passphrase } from './backup-program.ts';
import { exportsOf } from './exports-of.ts';

const contact = '447911200001';
const volumeSize = 4 * 1024 * 1024;
const hour = 3_600_000;
const volume = await mountVolume(volumeSize);
const disk = typeof volume === 'string' ? null : volume;
if (typeof volume === 'string') process.stderr.write(`A full disk is not tried here: ${volume}\n`);

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let accountId: AccountId;

/** An account with a file in one of its messages that is larger than the whole disk. */
beforeEach(async () => {
  simulator = await startSimulator({ seed: 200 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
  const chat = await program.chat(accountId, 'Greta');
  const person = chatWith({ phoneJid: `${contact}@s.whatsapp.net`, lidJid: null });
  const media = {
    type: 'document',
    mimetype: 'application/pdf',
    fileName: 'large.pdf',
    bytes: null,
  } as const;
  const detail = { media: { ...media, width: null, height: null, seconds: null, waveform: null } };
  const document = message(keyIn(person, 'LARGE'), Date.now() + hour, { kind: 'document', detail });
  await program.accountStore.applyBatch(accountId, batch({ messages: [document] }));
  const row = (await program.messages(accountId, chat)).at(-1);
  const file = await program.mediaFolder.add(async (write) => {
    for (let part = 0; part < 8; part++) await write(randomBytes(volumeSize / 4));
  });
  await program.mediaStore.keepFile(row!.id, file);
  program.mediaFolder.release(file.name);
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const withoutFiles = () => ({
  accountIds: [accountId],
  passphrase,
  withMessages: true,
  withMedia: false,
});
const withFiles = () => ({ ...withoutFiles(), withMedia: true });

async function verify(path: string): Promise<void> {
  const { signal } = new AbortController();
  const backup = await OpenBackup.open(path, passphrase, { format: sessionFormat, signal });
  await backup.close();
}

describe.skipIf(disk === null)('a disk that is really full', () => {
  const { folder } = disk ?? ({ folder: '' } as Volume);
  const path = (name: string): string => join(folder, name);
  afterEach(async () => {
    for (const name of await readdir(folder)) expect(name).not.toMatch(/^\./u);
  });

  it('is told in a sentence; nothing is left behind, and the backup that was there is as it was', async () => {
    const backups = backupsOf(program);
    await backups.create(path('mine.switchboard-backup'), withoutFiles());
    const before = await readFile(path('mine.switchboard-backup'));
    await expect(backups.create(path('mine.switchboard-backup'), withFiles())).rejects.toMatchObject({
      code: 'backup-no-space',
    });
    expect(createTexts().t('error.backup-no-space')).toMatch(/not enough room/u);
    expect(await readdir(folder)).toEqual(['mine.switchboard-backup']);
    expect((await readFile(path('mine.switchboard-backup'))).equals(before)).toBe(true);
    await verify(path('mine.switchboard-backup'));
    // Full to the last byte: not even a small one.
    await disk!.fill(0);
    await expect(backups.create(path('other.switchboard-backup'), withoutFiles())).rejects.toMatchObject({
      code: 'backup-no-space',
    });
    expect((await readdir(folder)).sort()).toEqual(['filler', 'mine.switchboard-backup']);
    // With room again it works, and the account has not noticed anything.
    await disk!.empty();
    await backups.create(path('mine.switchboard-backup'), withoutFiles());
    await verify(path('mine.switchboard-backup'));
    expect(program.accounts.session(accountId).view().state.kind).toBe('online');
  });

  it('keeps an account that was to move where it is', async () => {
    await expect(
      backupsOf(program).create(path('move.switchboard-backup'), { ...withFiles(), move: true }),
    ).rejects.toMatchObject({ code: 'backup-no-space' });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect((await readdir(folder)).filter((name) => name.startsWith('move'))).toEqual([]);
  });

  it('is told by the schedule, which tries again and works as soon as there is room', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 23, 8));
    const failures: string[] = [];
    const backups = backupsOf(program);
    const schedule = new BackupSchedule({
      store: program.schedule,
      create: (file, request) => backups.create(file, request),
      accountIds: () => [accountId],
      clock,
      logger: program.log,
      onChange: () => undefined,
      onFailure: (code) => failures.push(code),
    });
    const keep = { last: 1, daily: 0, weekly: 0 };
    const input = {
      everyHours: 24,
      withMessages: true,
      withMedia: false,
      keep,
      passphrase,
      pickFolder: true,
    };
    const settled = () => expect.poll(() => schedule.view()?.running, { timeout: 20_000 }).toBe(false);
    await schedule.set(input, folder);
    await settled();
    const made = (await readdir(folder)).filter((name) => name.startsWith('Switchboard scheduled'));
    expect(made).toHaveLength(1);
    await disk!.fill(0);
    clock.advance(24 * hour);
    await settled();
    expect(failures).toEqual(['backup-no-space']);
    expect(schedule.view()).toMatchObject({ failure: 'backup-no-space' });
    // The one that there is has not been rotated away for one that did not come about.
    expect((await readdir(folder)).filter((name) => name.startsWith('Switchboard scheduled'))).toEqual(made);
    await verify(path(made[0] ?? ''));
    const { events } = await program.chats.eventPage(accountId, null, 5);
    expect(events.map(({ kind }) => kind)).toContain('backup-failed');
    await disk!.empty();
    clock.advance(hour / 4);
    await settled();
    expect(schedule.view()).toMatchObject({ failure: null });
    const after = (await readdir(folder)).filter((name) => name.startsWith('Switchboard scheduled'));
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(made);
    await schedule.end();
  });

  it('is told by an export too, of a folder and of a file', async () => {
    const exports = exportsOf(program);
    const chat = await program.chat(accountId, 'Greta');
    const input = {
      scope: [{ accountId, chatIds: [chat.id] }],
      format: 'html' as const,
      from: null,
      until: null,
    };
    const before = await readdir(folder);
    await expect(
      exports.run({ type: 'folder', parent: folder }, { ...input, withMedia: true }),
    ).rejects.toMatchObject({ code: 'backup-no-space' });
    expect(await readdir(folder)).toEqual(before);
    await disk!.fill(0);
    await expect(
      exports.run({ type: 'file', path: path('greta.html') }, { ...input, withMedia: false }),
    ).rejects.toMatchObject({ code: 'backup-no-space' });
    await disk!.empty();
    expect(await readdir(folder)).toEqual(before);
  });
});

afterAll(async () => {
  await disk?.remove();
});
