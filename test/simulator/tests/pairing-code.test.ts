import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, makeClient, statusCode } from './client.ts';

const PHONE = '4915112345678';
let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1 });
});

afterEach(async () => {
  await simulator.stop();
});

async function askForCode(): Promise<{ client: ReturnType<typeof makeClient>; code: string }> {
  const client = makeClient(simulator);
  await client.waitFor('connection.update', (update) => update.qr !== undefined);
  const requested = simulator.admin.waitFor((event) => event.type === 'code-requested');
  const code = await client.socket.requestPairingCode(PHONE);
  await requested;
  return { client, code };
}

test('a code typed on the phone links the device, which then logs in and reads messages', async () => {
  const { client, code } = await askForCode();
  const linked = await simulator.admin.enterCode({
    phone: PHONE,
    code: `${code.slice(0, 4)}-${code.slice(4)}`,
  });
  expect(linked).toMatchObject({ phoneNumber: PHONE, device: 1 });
  const closed = await client.waitFor('connection.update', (update) => update.connection === 'close');
  expect(statusCode(closed.lastDisconnect?.error)).toBe(515);
  const again = makeClient(simulator, {}, client.state);
  await again.waitFor('connection.update', (update) => update.connection === 'open');
  await simulator.admin.sendText({ phone: PHONE, contact: '447911123456', text: 'welcome' });
  await again.waitFor('messages.upsert', hasText('welcome'));
  expect(again.log.problems()).toEqual([]);
  await again.end();
});

test('a wrong code is refused, the right one still links', async () => {
  const { client, code } = await askForCode();
  await expect(simulator.admin.enterCode({ phone: PHONE, code: 'ZZZZZZZZ' })).rejects.toThrow(/does not fit/);
  await simulator.admin.enterCode({ phone: PHONE, code });
  await client.waitFor('connection.update', (update) => update.connection === 'close');
});

test('nobody waits for a code: the phone says so', async () => {
  await expect(simulator.admin.enterCode({ phone: PHONE, code: 'ABCDEFGH' })).rejects.toThrow(
    /no connected client/,
  );
});

test.each([400, 429, 452])('a refusal with %i reaches the client as an iq error', async (code) => {
  await simulator.admin.refuseCodes({ code });
  const client = makeClient(simulator);
  await client.waitFor('connection.update', (update) => update.qr !== undefined);
  const refused = new Promise<string | undefined>((resolve) => {
    client.socket.ws.on('CB:iq,type:error', (stanza: { content?: { attrs: Record<string, string> }[] }) => {
      resolve(stanza.content?.[0]?.attrs['code']);
    });
  });
  await client.socket.requestPairingCode(PHONE);
  expect(await refused).toBe(String(code));
  await client.end();
});

test('a client of an unknown system is refused with 400', async () => {
  const client = makeClient(simulator, { browser: ['Acme', 'Chrome', '1'] });
  await client.waitFor('connection.update', (update) => update.qr !== undefined);
  const refused = new Promise((resolve) => client.socket.ws.on('CB:iq,type:error', resolve));
  await client.socket.requestPairingCode(PHONE);
  await refused;
  await client.end();
});

test('credentials of an abandoned code log in without a device and are refused with 401', async () => {
  const { client } = await askForCode();
  await client.end();
  const again = makeClient(simulator, {}, client.state);
  const closed = await again.waitFor('connection.update', (update) => update.connection === 'close');
  expect(statusCode(closed.lastDisconnect?.error)).toBe(401);
});
