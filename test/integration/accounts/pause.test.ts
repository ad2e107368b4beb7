import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 21 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const contact = '447911123456';
const phoneOf = (accountId: Parameters<TestProgram['until']>[0]): string =>
  program.accounts.session(accountId).view().phoneNumber ?? '';
const isOnline = async (phone: string): Promise<boolean> =>
  (await simulator.admin.devices({ phone })).some((device) => device.connected);

it('a paused account is disconnected, stays so over a restart, and gets what it missed when resumed', async () => {
  const [paused, other] = [await program.link(), await program.link()];
  const phone = phoneOf(paused);
  await program.accounts.session(paused).pause();
  await program.eventually(
    () => isOnline(phone),
    (online) => !online,
  );
  expect(program.accounts.session(paused).view().state).toEqual({ kind: 'paused' });
  expect(program.accounts.getSocket(paused)).toBeNull();

  await program.close();
  program = await startProgram({ simulator, data });
  await program.until(other, ({ state }) => state.kind === 'online');
  expect(program.accounts.session(paused).view().state).toEqual({ kind: 'paused' });
  // The network coming back and a person who is impatient with the others wake nothing that was paused.
  program.accounts.connectWaiting();
  program.accounts.restartAll();
  await program.until(other, ({ state }) => state.kind === 'online');
  expect(program.accounts.session(paused).view().state).toEqual({ kind: 'paused' });
  expect(await isOnline(phone)).toBe(false);

  await simulator.admin.sendText({ phone, contact, text: 'while it was paused', name: 'Greta' });
  await program.accounts.session(paused).resume();
  await program.until(paused, ({ state }) => state.kind === 'online');
  const chat = await program.chat(paused, 'Greta');
  expect((await program.messages(paused, chat)).map((row) => row.text)).toEqual(['while it was paused']);
  expect((await program.chats.listAccounts()).map((record) => record.paused)).toEqual([false, false]);
});

it('what is written while an account is paused is sent when it is resumed', async () => {
  const accountId = await program.link();
  await simulator.admin.sendText({ phone: phoneOf(accountId), contact, text: 'hello', name: 'Greta' });
  const chat = await program.chat(accountId, 'Greta');
  await program.accounts.session(accountId).pause();
  await program.accounts.session(accountId).sendText(chat.id, 'written while paused');
  expect(await simulator.admin.receivedBy({ contact })).toEqual([]);
  await program.accounts.session(accountId).resume();
  const received = await program.eventually(
    () => simulator.admin.receivedBy({ contact }),
    (messages) => messages.length > 0,
  );
  expect(received.map((message) => message.text)).toEqual(['written while paused']);
});

it('all are paused and resumed at once, except what is being linked', async () => {
  const accounts = [await program.link(), await program.link(), await program.link()];
  const linking = program.accounts.add();
  await program.untilLinking(linking, 'scan');
  await program.accounts.pauseAll();
  expect(accounts.map((id) => program.accounts.session(id).view().state.kind)).toEqual([
    'paused',
    'paused',
    'paused',
  ]);
  expect(program.accounts.session(linking).view().state.kind).toBe('linking');
  expect([...program.accounts.getAllSockets().keys()]).toEqual([linking]);
  await program.accounts.resumeAll();
  for (const id of accounts) await program.until(id, ({ state }) => state.kind === 'online');
  expect(program.accounts.getSocketCount()).toBe(4);
});

it('restarting gives each account a new socket in place of the old one, and messages still come', async () => {
  const accounts = [await program.link(), await program.link()];
  const before = new Map(program.accounts.getAllSockets());
  const connections = async (): Promise<number> =>
    (await simulator.admin.events({ after: 0 })).filter(({ type }) => type === 'connected').length;
  const connectedBefore = await connections();
  program.accounts.session(accounts[0]!).restart();
  await program.eventually(
    async () => program.accounts.getSocket(accounts[0]!),
    (socket) => socket !== null && socket !== before.get(accounts[0]!),
  );
  await program.until(accounts[0]!, ({ state }) => state.kind === 'online');
  program.accounts.restartAll();
  await program.eventually(connections, (count) => count === connectedBefore + 3);
  for (const id of accounts) {
    await program.until(id, ({ state }) => state.kind === 'online');
    expect(program.accounts.getSocket(id)).not.toBe(before.get(id));
    await simulator.admin.sendText({ phone: phoneOf(id), contact, text: 'after the restart', name: 'Greta' });
    await program.chat(id, 'Greta');
  }
  expect(program.accounts.getSocketCount()).toBe(2);
});

it('a pinned account stays pinned over a restart', async () => {
  const accountId = await program.link();
  await program.accounts.session(accountId).arrange({ pinned: true });
  await program.close();
  program = await startProgram({ simulator, data });
  expect(program.accounts.session(accountId).view().pinned).toBe(true);
});
