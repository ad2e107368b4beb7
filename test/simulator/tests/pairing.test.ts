import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { pair, settled } from './client.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1 });
});

afterEach(async () => {
  await simulator.stop();
});

test('a scanned QR code links a device, which then logs in without a single warning', async () => {
  const client = await pair(simulator, { pushName: 'Ada' });
  await client.waitFor('connection.update', (update) => update.receivedPendingNotifications === true);
  const history = await client.waitFor('messaging-history.set');
  expect(history.chats.length).toBe(6);
  expect(client.state.creds.me?.name).toBe('Ada');
  await settled(simulator, client.phone);
  expect(client.log.problems()).toEqual([]);
  expect((await simulator.admin.counters()).gaps).toEqual([]);
  await client.end();
});
