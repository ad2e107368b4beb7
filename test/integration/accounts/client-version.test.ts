import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WAVersion } from '@whiskeysockets/baileys';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let lookups: number;
let newest: WAVersion | null;
/** An answer comes when this is over. */
let answers: Promise<unknown>;

beforeEach(async () => {
  lookups = 0;
  answers = Promise.resolve();
  newest = [2, 3000, 4_000_000_001];
  simulator = await startSimulator({ seed: 71 });
  data = await newTestData();
  program = await startProgram({
    simulator,
    data,
    lookUpVersion: async () => {
      lookups++;
      await answers;
      return newest;
    },
  });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

it('a refused version is looked up once for all accounts, and they go on by themselves', async () => {
  const accounts = [await program.link(), await program.link(), await program.link()];
  await simulator.admin.failLogins({ reason: '405', times: 3 });
  // Sockets begin one after the other: one that begins after the answer would name the new version.
  answers = program.eventually(
    async () => program.log.lines.filter((line) => line.includes('"code":405')).length,
    (refused) => refused === 3,
  );
  program.accounts.restartAll();
  await answers;
  for (const id of accounts) await program.until(id, ({ state }) => state.kind === 'online');
  expect(lookups).toBe(1);
  expect(program.log.lines.some((line) => line.includes('client-too-old'))).toBe(false);
});

it('a link whose version is refused goes on with the newest one by itself', async () => {
  await simulator.admin.failLogins({ reason: '405', times: 1 });
  const accountId = program.accounts.add();
  const { qr } = await program.untilLinking(accountId, 'scan');
  await simulator.admin.scanQr(qr);
  await program.until(accountId, ({ state }) => state.kind === 'online');
  expect(lookups).toBe(1);
});

it('a link says that an update is needed when the newest version is refused as well', async () => {
  await simulator.admin.failLogins({ reason: '405', times: 2 });
  const accountId = program.accounts.add();
  await program.eventually(
    async () => program.log.lines.filter((line) => line.includes('socket closed')).length,
    (closed) => closed === 2,
  );
  expect(await program.untilLinking(accountId, 'failed')).toMatchObject({ reason: 'client-too-old' });
  expect(lookups).toBe(1);
});

it.each([
  ['the newest is refused as well', [2, 3000, 4_000_000_001] as WAVersion, 2],
  ['nobody knows a newer one', null, 1],
])(
  'when %s, it says that an update is needed, and keeps the login and the chats',
  async (_what, version, times) => {
    newest = version;
    const accountId = await program.link();
    await simulator.admin.failLogins({ reason: '405', times });
    program.accounts.session(accountId).restart();
    const view = await program.until(accountId, ({ state }) => state.kind === 'stopped');
    expect(view.state).toMatchObject({ reason: 'client-too-old', nextStep: 'update' });
    expect(lookups).toBe(1);
    expect(await program.credentials.listAccounts()).toEqual([accountId]);
    expect((await program.chats.chatPage(accountId, null, 10)).rows.length).toBeGreaterThan(0);
    // The login is still good, too.
    program.accounts.session(accountId).connectNow();
    await program.until(accountId, ({ state }) => state.kind === 'online');
  },
);
