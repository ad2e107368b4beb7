import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { Clock } from '../../../main/accounts/ports.ts';
import { systemClock } from '../../../main/system-clock.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

/** Long waits pass twenty times as fast: a look every second, half a second for an answer. */
const quickClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) =>
    systemClock.after(milliseconds >= 10_000 ? milliseconds / 20 : milliseconds, callback),
};

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 51 });
  data = await newTestData();
  program = await startProgram({ simulator, data, clock: quickClock });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const phoneOf = (accountId: AccountId): string =>
  program.accounts.session(accountId).view().phoneNumber ?? '';
const replaced = (accountId: AccountId, before: unknown): Promise<unknown> =>
  program.eventually(
    async () => program.accounts.getSocket(accountId),
    (socket) => socket !== null && socket !== before,
  );

describe('a connection that is open and deaf', () => {
  it('is found by a ping without an answer, replaced, and works again', async () => {
    const accountId = await program.link();
    const before = program.accounts.getSocket(accountId);
    await simulator.admin.disconnect({ phone: phoneOf(accountId), how: 'stall' });
    await replaced(accountId, before);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(program.log.lines.some((line) => line.includes('no answer to a ping'))).toBe(true);
    await simulator.admin.sendText({
      phone: phoneOf(accountId),
      contact: '447911123456',
      text: 'after',
      name: 'Greta',
    });
    await program.chat(accountId, 'Greta');
    expect(program.accounts.getSocketCount()).toBe(1);
  });

  it('is found at once when the network has changed', async () => {
    const accountId = await program.link();
    const before = program.accounts.getSocket(accountId);
    await simulator.admin.disconnect({ phone: phoneOf(accountId), how: 'stall' });
    await program.accounts.connectivityChanged({ type: 'network', online: true });
    await replaced(accountId, before);
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('is not taken for one that is only quiet', async () => {
    const accountId = await program.link();
    const before = program.accounts.getSocket(accountId);
    let looks = 0;
    const counting = (await simulator.admin.counters()).counts['in.iq'] ?? 0;
    await program.eventually(
      async () => (looks = ((await simulator.admin.counters()).counts['in.iq'] ?? 0) - counting),
      (pings) => pings >= 3,
    );
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(program.accounts.getSocket(accountId)).toBe(before);
    expect(program.accounts.session(accountId).view().state.kind).toBe('online');
  });
});

describe('a peer that does not answer the closing handshake', () => {
  it('does not keep a restart waiting', async () => {
    const accountId = await program.link();
    const before = program.accounts.getSocket(accountId);
    await simulator.admin.disconnect({ phone: phoneOf(accountId), how: 'stall' });
    program.accounts.session(accountId).restart();
    await replaced(accountId, before);
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });
});
