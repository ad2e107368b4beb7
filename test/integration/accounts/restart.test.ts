import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 5 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const nowhere = 'ws://127.0.0.1:9/ws/chat';
const contact = '447911123456';

it('after a restart chats are there before the service is, and every account comes back without a code', async () => {
  const accounts = [await program.link(), await program.link()];
  const phone = program.accounts.session(accounts[0]!).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'before the restart', name: 'Greta' });
  await program.chat(accounts[0]!, 'Greta');
  const views = program.accounts
    .views()
    .map(({ id, name, phoneNumber, hue, unread }) => ({ id, name, phoneNumber, hue, unread }));
  await program.close();

  program = await startProgram({ simulator: { ...simulator, url: nowhere }, data });
  expect(program.accounts.views()).toMatchObject(views);
  const chat = await program.chat(accounts[0]!, 'Greta');
  expect((await program.messages(accounts[0]!, chat)).map((row) => row.text)).toEqual(['before the restart']);
  await program.until(accounts[0]!, ({ state }) => state.kind === 'waiting');
  await program.close();

  await simulator.admin.sendText({ phone, contact, text: 'while it was closed', name: 'Greta' });
  program = await startProgram({ simulator, data });
  for (const accountId of accounts) await program.until(accountId, ({ state }) => state.kind === 'online');
  await program.eventually(
    () => program.messages(accounts[0]!, chat),
    (rows) => rows.length === 2,
  );
  const texts = (await program.messages(accounts[0]!, chat)).map((row) => row.text);
  expect(texts).toEqual(['before the restart', 'while it was closed']);
});

it('a peer that asks again after a restart is answered from the store', async () => {
  const accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
  const chat = await program.chat(accountId, 'Greta');
  await simulator.admin.failDecrypt({ contact, times: 1 });
  await program.accounts.session(accountId).sendText(chat.id, 'please say that again');
  const received = await program.eventually(
    () => simulator.admin.receivedBy({ contact }),
    (messages) => messages.length > 0,
  );
  expect(received.map((message) => message.text)).toEqual(['please say that again']);
});

it('removing an account unlinks it on the phone and deletes its data, and only its', async () => {
  const [gone, stays] = [await program.link(), await program.link()];
  const phone = program.accounts.session(gone).view().phoneNumber ?? '';
  await program.accounts.remove(gone);
  expect(program.accounts.views().map((view) => view.id)).toEqual([stays]);
  expect((await program.chats.listAccounts()).map((record) => record.id)).toEqual([stays]);
  expect(await program.credentials.listAccounts()).toEqual([stays]);
  await program.eventually(
    () => simulator.admin.devices({ phone }),
    (devices) => devices.length === 0,
  );
  expect(program.accounts.session(stays).view().state.kind).toBe('online');
  expect((await program.chats.chatPage(stays, null, 10)).rows.length).toBeGreaterThan(0);
  // Nothing that was still on its way may bring it back.
  await program.close();
  program = await startProgram({ simulator, data });
  expect(program.accounts.views().map((view) => view.id)).toEqual([stays]);
});

it('nothing on the disk, and nothing in the log, shows a text, a number or a key', async () => {
  const accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'planted sentence', name: 'Planted Name' });
  await program.chat(accountId, 'Planted Name');
  const credentials = await program.credentials.readCredentials(accountId);
  const noiseKey = (
    JSON.parse(Buffer.from(credentials ?? []).toString()) as { noiseKey: { private: { data: string } } }
  ).noiseKey.private.data;
  const planted = ['planted sentence', 'Planted Name', phone, contact, noiseKey];
  const found = async (): Promise<readonly string[]> => {
    const files = await Promise.all(
      (await readdir(data.folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => readFile(join(entry.parentPath, entry.name))),
    );
    expect(files.length).toBeGreaterThanOrEqual(2);
    return planted.filter((secret) =>
      files.some((file) => file.includes(secret) || file.includes(Buffer.from(secret, 'base64'))),
    );
  };
  // With the write-ahead logs still there, and after they were folded in.
  expect(await found()).toEqual([]);
  await program.close();
  expect(await found()).toEqual([]);
  program = await startProgram({ simulator, data });
  expect(planted.filter((secret) => program.log.lines.some((line) => line.includes(secret)))).toEqual([]);
});
