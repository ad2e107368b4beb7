import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatView } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { backupsOf, newFolder, passphrase } from './backup-program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let folder: Awaited<ReturnType<typeof newFolder>>;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 31 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  folder = await newFolder();
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
  await folder.remove();
});

const contact = '447911123456';
const allTexts = async (from: TestProgram, accountId: Parameters<TestProgram['chat']>[0], chat: ChatView) =>
  (await from.messages(accountId, chat)).map((row) => row.text);

describe('a session backup', () => {
  it('logs in on another computer without a code, and the first one stops and says why', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    await simulator.admin.sendText({ phone, contact, text: 'before', name: 'Greta' });
    const chat = await program.chat(accountId, 'Greta');
    const path = folder.path('all.switchboard-backup');
    const contents = await backupsOf(program).create(path, {
      accountIds: [accountId],
      passphrase,
      withMessages: true,
      withMedia: false,
    });
    expect(contents).toMatchObject({
      fileName: 'all.switchboard-backup',
      withMessages: true,
      files: null,
    });
    expect(contents.accounts).toMatchObject([
      { id: accountId, number: `+${phone.slice(0, 2)} … ${phone.slice(-2)}` },
    ]);
    expect(await readdir(folder.folder)).toEqual(['all.switchboard-backup']);
    const bytes = await readFile(path);
    expect([phone, 'before', 'Greta', accountId].filter((secret) => bytes.includes(secret))).toEqual([]);

    const otherData = await newTestData();
    const other = await startProgram({ simulator, data: otherData });
    try {
      const backups = backupsOf(other);
      await backups.pick(path);
      expect((await backups.open(passphrase)).accounts[0]?.standing).toBe('absent');
      expect(await backups.restore([{ accountId, evenIfOlder: false }])).toEqual([accountId]);
      const kinds = async (from: TestProgram): Promise<readonly string[]> =>
        (await from.chats.eventPage(accountId, null, 10)).events.map(({ kind }) => kind);
      expect(await kinds(other)).toContain('restored');
      expect(await kinds(program)).toEqual(expect.arrayContaining(['backed-up', 'linked']));
      await other.until(accountId, ({ state }) => state.kind === 'online');
      // The service lets only one of two copies in; the one that was there is told so, and does not fight.
      await program.until(accountId, ({ state }) => state.kind === 'stopped' && state.reason === 'replaced');
      const theirs = await other.chat(accountId, 'Greta');
      expect(await allTexts(other, accountId, theirs)).toEqual(await allTexts(program, accountId, chat));
      await simulator.admin.sendText({ phone, contact, text: 'after', name: 'Greta' });
      await other.eventually(
        () => allTexts(other, accountId, theirs),
        (texts) => texts.at(-1) === 'after',
      );
      await other.accounts.session(accountId).sendText(theirs.id, 'from the other computer');
      await other.eventually(
        () => simulator.admin.receivedBy({ contact }),
        (received) => received.some(({ text }) => text === 'from the other computer'),
      );
      await backups.pick(null);
    } finally {
      await other.close();
      await otherData.remove();
    }
  });

  it('that moves an account ends it here for good, until it is taken back', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    const backups = backupsOf(program);
    const request = { accountIds: [accountId], passphrase, withMessages: true, withMedia: false, move: true };
    // What can't be written leaves the account where it is.
    await expect(backups.create(folder.path('none/x'), request)).rejects.toMatchObject({
      code: 'backup-gone',
    });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    const path = folder.path('move.switchboard-backup');
    await backups.create(path, request);
    const moved = { kind: 'stopped', reason: 'moved', nextStep: 'take-back' };
    expect(program.accounts.session(accountId).view().state).toEqual(moved);
    program.accounts.session(accountId).connectNow();
    program.accounts.session(accountId).restart();
    await program.accounts.resumeAll();
    expect(program.accounts.session(accountId).view().state).toEqual(moved);
    await program.close();
    program = await startProgram({ simulator, data });
    expect(program.accounts.session(accountId).view().state).toEqual(moved);

    const otherData = await newTestData();
    const other = await startProgram({ simulator, data: otherData });
    try {
      const there = backupsOf(other);
      await there.pick(path);
      await there.open(passphrase);
      await there.restore([{ accountId, evenIfOlder: false }]);
      await other.until(accountId, ({ state }) => state.kind === 'online');
      await simulator.admin.sendText({ phone, contact, text: 'to the new place', name: 'Greta' });
      await other.chat(accountId, 'Greta');
      await there.pick(null);
    } finally {
      await other.close();
      await otherData.remove();
    }
    await program.accounts.session(accountId).takeBack();
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('is older than what lives here as soon as something has happened, and is then not restored unasked', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    const backups = backupsOf(program);
    const path = folder.path('one.switchboard-backup');
    await backups.create(path, {
      accountIds: [accountId],
      passphrase,
      withMessages: false,
      withMedia: false,
    });
    await simulator.admin.sendText({ phone, contact, text: 'newer', name: 'Greta' });
    await program.chat(accountId, 'Greta');
    await backups.pick(path);
    expect((await backups.open(passphrase)).accounts[0]?.standing).toBe('backup-older');
    const before = await program.backups.liveSession(accountId);
    await expect(backups.restore([{ accountId, evenIfOlder: false }])).rejects.toMatchObject({
      code: 'backup-older',
    });
    const after = await program.backups.liveSession(accountId);
    expect(after?.generation).toBeGreaterThanOrEqual(before?.generation ?? Infinity);
    expect(program.accounts.session(accountId).view().state.kind).toBe('online');
    await backups.pick(null);
  });

  it('holds many accounts, and gives back the chosen ones', async () => {
    const accounts = [await program.link(), await program.link(), await program.link()];
    const path = folder.path('three.switchboard-backup');
    const progress: Parameters<typeof backupsOf>[1] = [];
    const contents = await backupsOf(program, progress).create(path, {
      accountIds: accounts,
      passphrase,
      withMessages: false,
      withMedia: false,
    });
    expect(contents.accounts.map(({ id }) => id)).toEqual(accounts);
    expect(progress.at(-1)).toBeNull();
    const otherData = await newTestData();
    const other = await startProgram({ simulator, data: otherData });
    try {
      const backups = backupsOf(other);
      await backups.pick(path);
      await backups.open(passphrase);
      await backups.restore([{ accountId: accounts[1]!, evenIfOlder: false }]);
      await other.until(accounts[1]!, ({ state }) => state.kind === 'online');
      expect(other.accounts.views().map(({ id }) => id)).toEqual([accounts[1]]);
      expect(program.accounts.session(accounts[0]!).view().state.kind).toBe('online');
      await backups.pick(null);
    } finally {
      await other.close();
      await otherData.remove();
    }
  });

  it('shows no secret in the log', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    const backups = backupsOf(program);
    const path = folder.path('log.switchboard-backup');
    await backups.create(path, { accountIds: [accountId], passphrase, withMessages: true, withMedia: false });
    await backups.pick(path);
    await expect(backups.open('another passphrase')).rejects.toMatchObject({
      code: 'backup-wrong-passphrase',
    });
    await backups.open(passphrase);
    await backups.restore([{ accountId, evenIfOlder: true }]);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    await backups.pick(null);
    const secrets = [passphrase, phone, path];
    expect(secrets.filter((secret) => program.log.lines.some((line) => line.includes(secret)))).toEqual([]);
  });
});

it('a restored old session heals: all of a hundred messages arrive, none is shown twice', async () => {
  const accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
  const chat = await program.chat(accountId, 'Greta');
  const backups = backupsOf(program);
  const path = folder.path('drill.switchboard-backup');
  await backups.create(path, { accountIds: [accountId], passphrase, withMessages: false, withMedia: false });

  const exchange = async (round: string): Promise<void> => {
    for (let index = 0; index < 25; index++) {
      await simulator.admin.sendText({ phone, contact, text: `${round} in ${index}`, name: 'Greta' });
      await program.accounts.session(accountId).sendText(chat.id, `${round} out ${index}`);
    }
  };
  const incoming = (round: string): string[] =>
    Array.from({ length: 25 }, (_, index) => `${round} in ${index}`);
  const outgoing = (round: string): string[] =>
    Array.from({ length: 25 }, (_, index) => `${round} out ${index}`);
  const sortedHere = async (): Promise<string[]> =>
    (await program.chats.messagePage(accountId, chat.id, null, 500)).rows.map((row) => row.text).sort();
  const received = async (): Promise<string[]> =>
    (await simulator.admin.receivedBy({ contact })).map(({ text }) => String(text)).sort();

  await exchange('first');
  await program.eventually(received, (texts) => texts.length >= 25);
  await program.eventually(sortedHere, (texts) => texts.length >= 51);

  await backups.pick(path);
  await backups.open(passphrase);
  await backups.restore([{ accountId, evenIfOlder: true }]);
  await backups.pick(null);
  await program.until(accountId, ({ state }) => state.kind === 'online');

  await exchange('second');
  const expected = [
    'hello',
    ...['first', 'second'].flatMap((round) => [...incoming(round), ...outgoing(round)]),
  ];
  await program.eventually(sortedHere, (texts) => texts.length >= expected.length && !texts.includes(''));
  await program.eventually(received, (texts) => new Set(texts).size >= 50);
  expect(await sortedHere()).toEqual(expected.sort());
  expect([...new Set(await received())]).toEqual([...outgoing('first'), ...outgoing('second')].sort());
  const { rows } = await program.chats.messagePage(accountId, chat.id, null, 500);
  expect(rows.filter(({ kind }) => kind === 'undecryptable')).toEqual([]);
});
