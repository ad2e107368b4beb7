import { execFileSync, spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { makeWASocket, useMultiFileAuthState, type WASocket } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { makeRecordingLogger } from '../../simulator/tests/recording-logger.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { backupsOf, newFolder, passphrase } from './backup-program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let folder: Awaited<ReturnType<typeof newFolder>>;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 32 });
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
const hasAge = spawnSync('age', ['--version']).status === 0;
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** The `age` program takes a passphrase from a terminal only, so it is given one. */
const typeIntoAge = `
import os, pty, select, sys
file, passphrase, out = sys.argv[1:4]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp('age', ['age', '-d', '-o', out, file])
os.write(terminal, passphrase.encode() + b'\\n')
while True:
    try:
        if not os.read(terminal, 1024): break
    except OSError:
        break
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

describe('a backup', () => {
  it.skipIf(!hasAge || !hasPython)('opens with the age program and tar, on any machine', async () => {
    const accountId = await program.link();
    const path = folder.path('all.switchboard-backup');
    await backupsOf(program).create(path, {
      accountIds: [accountId],
      passphrase,
      withMessages: true,
      withMedia: false,
    });
    const tar = folder.path('plain.tar');
    execFileSync('python3', ['-c', typeIntoAge, path, passphrase, tar]);
    const names = execFileSync('tar', ['tf', tar], { encoding: 'utf8' }).trim().split('\n');
    expect(names).toEqual([
      'about.json',
      `accounts/${accountId}/settings.json`,
      `accounts/${accountId}/credentials.json`,
      `accounts/${accountId}/keys.jsonl`,
      `accounts/${accountId}/journal.jsonl`,
      'people-000001.jsonl',
      'chats-000001.jsonl',
      'messages-000001.jsonl',
      'manifest.json',
    ]);
    const manifest = JSON.parse(execFileSync('tar', ['xOf', tar, 'manifest.json'], { encoding: 'utf8' })) as {
      parts: { name: string; sha256: string }[];
    };
    for (const { name, sha256 } of manifest.parts) {
      const content = execFileSync('tar', ['xOf', tar, name], { maxBuffer: 2 ** 28 });
      const found = execFileSync('sha256sum', { input: content, encoding: 'utf8' }).slice(0, 64);
      expect([name, found]).toEqual([name, sha256]);
    }
  });
});

describe('a multi-file folder', () => {
  it('that we wrote lets a bare Baileys client log in and read', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    await simulator.admin.sendText({ phone, contact, text: 'to us', name: 'Greta' });
    await program.chat(accountId, 'Greta');
    const target = folder.path('bot');
    await backupsOf(program).exportFolder(target, accountId);
    await program.accounts.session(accountId).pause();
    const client = await openBare(target);
    try {
      await client.open;
      await simulator.admin.sendText({ phone, contact, text: 'to the bot', name: 'Greta' });
      await client.text('to the bot');
    } finally {
      await client.end();
    }
  });

  it('that a bare Baileys client wrote lets us log in and read, and stays as it was', async () => {
    const source = folder.path('bot');
    const client = await openBare(source);
    const { phoneNumber: phone } = await simulator.admin.scanQr(await client.qr, {});
    await client.closed;
    await client.end();
    const second = await openBare(source);
    await second.open;
    await simulator.admin.sendText({ phone, contact, text: 'to the bot', name: 'Greta' });
    await second.text('to the bot');
    await second.end();

    const before = await contentsOf(source);
    const accountId = await backupsOf(program).importFolder(source);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(program.accounts.session(accountId).view().phoneNumber).toBe(phone);
    await simulator.admin.sendText({ phone, contact, text: 'to us', name: 'Greta' });
    const chat = await program.chat(accountId, 'Greta');
    await program.eventually(
      () => program.messages(accountId, chat),
      (rows) => rows.some(({ text }) => text === 'to us'),
    );
    expect(await contentsOf(source)).toBe(before);
    await expect(backupsOf(program).importFolder(source)).rejects.toMatchObject({
      code: 'backup-number-elsewhere',
    });
  });

  it('that is none, was never linked, or is damaged is refused in so many words', async () => {
    const backups = backupsOf(program);
    await expect(backups.importFolder(folder.path('nowhere'))).rejects.toMatchObject({ code: 'backup-gone' });
    await expect(backups.importFolder(folder.folder)).rejects.toMatchObject({
      code: 'folder-no-credentials',
    });
    await writeFile(folder.path('creds.json'), '{"noiseKey":{}}');
    await expect(backups.importFolder(folder.folder)).rejects.toMatchObject({ code: 'folder-not-linked' });
    await writeFile(folder.path('creds.json'), '');
    await expect(backups.importFolder(folder.folder)).rejects.toMatchObject({ code: 'folder-unreadable' });
    await writeFile(folder.path('creds.json'), '{"me":{"id":"x"},"account":{}}');
    await expect(backups.importFolder(folder.folder)).rejects.toMatchObject({ code: 'folder-unreadable' });
    const accountId = await program.link();
    await expect(backups.exportFolder(folder.folder, accountId)).rejects.toMatchObject({
      code: 'folder-not-empty',
    });
    expect(await readdir(folder.folder)).toEqual(['creds.json']);
  });
});

async function contentsOf(path: string): Promise<string> {
  const names = (await readdir(path)).sort();
  const sums = execFileSync('sha256sum', names, { cwd: path, encoding: 'utf8' });
  const times = execFileSync('stat', ['-c', '%n %Y %s %a', ...names], { cwd: path, encoding: 'utf8' });
  return sums + times;
}

/** Nothing but the library and its own folder, as a bot has it. */
async function openBare(path: string) {
  const { state, saveCreds } = await useMultiFileAuthState(path);
  const socket: WASocket = makeWASocket({
    waWebSocketUrl: simulator.url,
    auth: state,
    logger: makeRecordingLogger(),
  });
  const texts: string[] = [];
  const saving: Promise<void>[] = [];
  const waiting = { qr: later<string>(), open: later<void>(), closed: later<void>() };
  socket.ev.on('creds.update', () => saving.push(saveCreds()));
  socket.ev.on('connection.update', ({ qr, connection }) => {
    if (qr !== undefined) waiting.qr.resolve(qr);
    if (connection === 'open') waiting.open.resolve();
    if (connection === 'close') waiting.closed.resolve();
  });
  socket.ev.on('messages.upsert', ({ messages }) => {
    for (const { message } of messages)
      texts.push(message?.conversation ?? message?.extendedTextMessage?.text ?? '');
  });
  return {
    qr: waiting.qr.promise,
    open: waiting.open.promise,
    closed: waiting.closed.promise,
    text: (wanted: string) =>
      program.eventually(
        async () => texts,
        (all) => all.includes(wanted),
      ),
    end: async () => {
      // A bot that is ended well has written its keys.
      await program.eventually(
        async () => saving.length,
        () => true,
      );
      await socket.end(undefined);
      await Promise.all(saving);
    },
  };
}

function later<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
