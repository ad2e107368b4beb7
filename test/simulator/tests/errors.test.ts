import { Curve } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { makeClient, pair, settled, statusCode, type Client } from './client.ts';

let simulator: Simulator;
let client: Client & { phone: string };

beforeAll(async () => {
  simulator = await startSimulator({ seed: 1 });
  client = await pair(simulator);
  await settled(simulator, client.phone);
  await client.end();
});

afterAll(async () => {
  await simulator.stop();
});

/** Logs in again, lets something happen, and says with which code the connection closed. */
async function closeCode(happen: () => Promise<unknown>): Promise<number | undefined> {
  const next = makeClient(simulator, {}, client.state);
  await next.waitFor('connection.update', (update) => update.connection === 'open');
  await happen();
  const closed = await next.waitFor('connection.update', (update) => update.connection === 'close');
  return statusCode(closed.lastDisconnect?.error);
}

/** What a login attempt ends with. */
async function refusalCode(prepare: () => Promise<unknown>): Promise<number | undefined> {
  await prepare();
  const next = makeClient(simulator, {}, client.state);
  const closed = await next.waitFor('connection.update', (update) => update.connection === 'close');
  return statusCode(closed.lastDisconnect?.error);
}

test.each([
  [{ code: '515' }, 515],
  [{ conflict: 'replaced' }, 440],
  [{ code: '401', conflict: 'device_removed' }, 401],
  [{}, 500],
  [{ code: '503' }, 503],
])('stream:error %j closes with %i', async (error, code) => {
  expect(await closeCode(() => simulator.admin.streamError({ phone: client.phone, ...error }))).toBe(code);
});

test.each(['401', '403', '405', '409', '503', '500'])(
  'failure %s at login closes with it',
  async (reason) => {
    expect(await refusalCode(() => simulator.admin.failLogins({ reason }))).toBe(Number(reason));
  },
);

test('failure without a reason closes with 500', async () => {
  expect(await closeCode(() => simulator.admin.failure({ phone: client.phone }))).toBe(500);
});

// Baileys listens for `unexpected-response`, which takes the refusal away from the ws library: it never closes by itself.
test.each([403, 404, 500, 503])('HTTP %i at the upgrade is only seen on the inner socket', async (status) => {
  await simulator.admin.refuse({ status });
  const next = makeClient(simulator, {}, client.state);
  const seen = await new Promise((resolve) => {
    next.socket.ws.on('unexpected-response', (_request: unknown, response: { statusCode: number }) => {
      resolve(response.statusCode);
    });
  });
  expect(seen).toBe(status);
  expect(next.events.some(({ value }) => (value as { connection?: string }).connection === 'close')).toBe(
    false,
  );
});

test('a reset before the upgrade closes with 408', async () => {
  expect(await refusalCode(() => simulator.admin.refuse({ status: 0 }))).toBe(408);
});

test.each(['close', 'drop'] as const)('%s of the WebSocket closes with 428', async (how) => {
  expect(await closeCode(() => simulator.admin.disconnect({ phone: client.phone, how }))).toBe(428);
});

test('the end of the XML stream closes with 428', async () => {
  const end = { tag: 'xmlstreamend' };
  expect(await closeCode(() => simulator.admin.sendNode({ phone: client.phone, node: end }))).toBe(428);
});

test('downgrade_webclient closes with 411', async () => {
  const downgrade = { tag: 'ib', content: [{ tag: 'downgrade_webclient' }] };
  expect(await closeCode(() => simulator.admin.sendNode({ phone: client.phone, node: downgrade }))).toBe(411);
});

test('a newer connection of the same device replaces the older one with 440', async () => {
  const code = await closeCode(async () => {
    const newer = makeClient(simulator, {}, client.state);
    await newer.waitFor('connection.update', (update) => update.connection === 'open');
    await newer.end();
  });
  expect(code).toBe(440);
});

test('a login with another noise key is refused with 401', async () => {
  const noiseKey = Curve.generateKeyPair();
  const stranger = { ...client.state, creds: { ...client.state.creds, noiseKey } };
  const next = makeClient(simulator, {}, stranger);
  const closed = await next.waitFor('connection.update', (update) => update.connection === 'close');
  expect(statusCode(closed.lastDisconnect?.error)).toBe(401);
});

test('a certificate of another issuer is refused with 400', async () => {
  await simulator.admin.breakCertificate({ how: 'issuer' });
  const next = makeClient(simulator, {}, client.state);
  const closed = await next.waitFor('connection.update', (update) => update.connection === 'close');
  expect(statusCode(closed.lastDisconnect?.error)).toBe(400);
});

test('a certificate with a wrong signature is accepted: Baileys ignores what its check returns', async () => {
  await simulator.admin.breakCertificate({ how: 'signature' });
  const next = makeClient(simulator, {}, client.state);
  await next.waitFor('connection.update', (update) => update.connection === 'open');
  await next.end();
});

test('silence is noticed by the keep-alive and closes with 408', async () => {
  const next = makeClient(simulator, { keepAliveIntervalMs: 300 }, client.state);
  await next.waitFor('connection.update', (update) => update.connection === 'open');
  await simulator.admin.disconnect({ phone: client.phone, how: 'stall' });
  const closing = next.waitFor('connection.update', (update) => update.connection === 'close', 50_000);
  // The close handshake of a silent peer would only end after the 30 s of the ws library.
  while (!next.socket.ws.isClosing && !next.socket.ws.isClosed)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await simulator.admin.disconnect({ phone: client.phone, how: 'drop' }).catch(() => undefined);
  expect(statusCode((await closing).lastDisconnect?.error)).toBe(408);
});

// Baileys lets the error of the cipher escape from an event listener, and goes on as if nothing had come.
test('a frame with a flipped bit ends in an unhandled rejection of the client', async () => {
  const next = makeClient(simulator, {}, client.state);
  await next.waitFor('connection.update', (update) => update.connection === 'open');
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  const escaped = new Promise<unknown>((resolve) => process.once('unhandledRejection', resolve));
  await simulator.admin.corrupt({ phone: client.phone });
  await simulator.admin.sendNode({ phone: client.phone, node: { tag: 'ib' } });
  expect(String(await escaped)).toMatch(/unable to authenticate/);
  for (const listener of others) process.on('unhandledRejection', listener);
  await next.end();
});

test('QR references that nobody scans end with 408', async () => {
  const fresh = makeClient(simulator, { qrTimeout: 40 });
  const closed = await fresh.waitFor('connection.update', (update) => update.connection === 'close');
  expect(statusCode(closed.lastDisconnect?.error)).toBe(408);
});
