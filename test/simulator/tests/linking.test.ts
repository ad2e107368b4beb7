import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { makeClient, pair, statusCode } from './client.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1 });
});

afterEach(async () => {
  await simulator.stop();
});

test('the push name decides which phone scans, else the number asked for, else the next free phone', async () => {
  const ada = await pair(simulator, { pushName: 'Ada' });
  const adaAgain = await pair(simulator, { pushName: 'Ada' });
  const grace = await pair(simulator, { pushName: 'Grace' }, { phone: '4915199999999' });
  const asked = await pair(simulator, {}, { phone: '4915188888888' });
  const free = await pair(simulator);
  expect(adaAgain.phone).toBe(ada.phone);
  expect([ada.device, adaAgain.device]).toEqual([1, 2]);
  expect(grace.phone).not.toBe(ada.phone);
  expect(asked.phone).toBe('4915188888888');
  expect(new Set([ada.phone, grace.phone, asked.phone, free.phone]).size).toBe(4);
  for (const client of [ada, adaAgain, grace, asked, free]) await client.end();
});

test('the bare comma form of a QR code is scanned as well', async () => {
  const client = makeClient(simulator);
  const { qr } = await client.waitFor('connection.update', (update) => update.qr !== undefined);
  const bare = (qr ?? '').split('#')[1] ?? '';
  expect(bare.split(',')).toHaveLength(5);
  const response = await fetch(`${simulator.adminUrl}/mock-phone/scan-qr`, { method: 'POST', body: bare });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ phoneNumber: expect.any(String), device: 1 });
});

test('a fifth companion is refused with a reason', async () => {
  const clients = [];
  for (let count = 0; count < 4; count++) clients.push(await pair(simulator, { pushName: 'Ada' }));
  await expect(pair(simulator, { pushName: 'Ada' })).rejects.toThrow(/4 linked devices/);
  for (const client of clients) await client.end();
});

test.each([
  ['nothing', '', 400],
  ['some other text', 'hello', 400],
  ['a QR code of nobody', `2@abc,${key(1)},${key(2)},${key(3)},1`, 410],
  ['a QR code with a short key', `2@abc,AAAA,${key(2)},${key(3)},1`, 400],
])('scanning %s is refused', async (_what, text, status) => {
  const response = await fetch(`${simulator.adminUrl}/mock-phone/scan-qr`, { method: 'POST', body: text });
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ error: expect.any(String) });
});

test('a QR code whose identity key was exchanged on the way is refused, the true one still works', async () => {
  const client = makeClient(simulator);
  const { qr = '' } = await client.waitFor('connection.update', (update) => update.qr !== undefined);
  const fields = qr.split(',');
  fields[2] = key(9);
  await expect(simulator.admin.scanQr(fields.join(','))).rejects.toThrow(/identity key/);
  await simulator.admin.scanQr(qr);
});

test('a QR code with another ADV secret makes the client refuse the link', async () => {
  const client = makeClient(simulator);
  const { qr = '' } = await client.waitFor('connection.update', (update) => update.qr !== undefined);
  const fields = qr.split(',');
  fields[3] = key(9);
  await expect(simulator.admin.scanQr(fields.join(','))).rejects.toThrow(/before it had signed/);
});

test('unlinked on the phone, the client is closed with 401 and can never log in again', async () => {
  const client = await pair(simulator);
  await simulator.admin.unlink({ phone: client.phone });
  const closed = await client.waitFor('connection.update', (update) => update.connection === 'close');
  expect(statusCode(closed.lastDisconnect?.error)).toBe(401);
  const again = makeClient(simulator, {}, client.state);
  const refused = await again.waitFor('connection.update', (update) => update.connection === 'close');
  expect(statusCode(refused.lastDisconnect?.error)).toBe(401);
});

test('logging out in the client takes the device off the phone', async () => {
  const client = await pair(simulator);
  const unlinked = simulator.admin.waitFor((event) => event.type === 'unlinked');
  await client.socket.logout();
  await unlinked;
  expect(await simulator.admin.devices({ phone: client.phone })).toEqual([]);
});

function key(fill: number): string {
  return Buffer.alloc(32, fill).toString('base64');
}
