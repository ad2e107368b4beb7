import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 61 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const phoneOf = (accountId: AccountId): string =>
  program.accounts.session(accountId).view().phoneNumber ?? '';
const states = (): readonly string[] => program.accounts.views().map(({ state }) => state.kind);

it('sockets end before the computer sleeps, and all accounts come back when it wakes', async () => {
  const accounts = [await program.link(), await program.link()];
  const paused = await program.link();
  await program.accounts.session(paused).pause();
  await program.accounts.connectivityChanged({ type: 'suspend' });
  // By then the service has been told.
  for (const id of accounts) {
    const devices = await simulator.admin.devices({ phone: phoneOf(id) });
    expect(devices.map((device) => device.connected)).toEqual([false]);
    expect(program.accounts.session(id).view().state).toEqual({
      kind: 'waiting',
      retryAt: null,
      reason: 'asleep',
    });
  }
  expect(program.accounts.getSocketCount()).toBe(0);
  // A network that is found in a dream wakes nobody.
  await program.accounts.connectivityChanged({ type: 'network', online: true });
  expect(states()).toEqual(['waiting', 'waiting', 'paused']);
  await program.accounts.connectivityChanged({ type: 'resume' });
  for (const id of accounts) await program.until(id, ({ state }) => state.kind === 'online');
  expect(states()).toEqual(['online', 'online', 'paused']);
});

it('offline, retries stop and say so; back online, they do not wait out a back-off', async () => {
  const accountId = await program.link();
  await simulator.admin.refuse({ status: 503, times: 50 });
  await simulator.admin.disconnect({ phone: phoneOf(accountId), how: 'drop' });
  await program.until(accountId, ({ state }) => state.kind === 'waiting');
  await program.accounts.connectivityChanged({ type: 'network', online: false });
  const held = await program.until(
    accountId,
    ({ state }) => state.kind === 'waiting' && state.reason === 'network',
  );
  expect(held.state).toEqual({ kind: 'waiting', retryAt: null, reason: 'network' });
  await simulator.admin.clearRefusals({});
  await program.accounts.connectivityChanged({ type: 'network', online: true });
  await program.until(accountId, ({ state }) => state.kind === 'online');
});

it('a program that starts without a network says so, and connects when there is one', async () => {
  const accountId = await program.link();
  await program.close();
  program = await startProgram({ simulator, data, online: false });
  expect(program.accounts.session(accountId).view().state).toEqual({
    kind: 'waiting',
    retryAt: null,
    reason: 'network',
  });
  await program.accounts.connectivityChanged({ type: 'network', online: true });
  await program.until(accountId, ({ state }) => state.kind === 'online');
});
