import { Curve } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator, type SimulatorEvent } from './simulators.ts';
import { hasText, makeClient, pair, settled } from './client.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1, receiptDelayMs: 300 });
});

afterEach(async () => {
  await simulator.stop();
});

async function preKeysLeft(phone: string): Promise<number> {
  const [device] = await simulator.admin.devices({ phone });
  return device?.preKeysLeft ?? -1;
}

test('every new contact uses up one pre-key, and running low makes the client upload more', async () => {
  await simulator.stop();
  simulator = await startSimulator({ seed: 1, lowPreKeys: 808 });
  const client = await pair(simulator);
  await client.waitFor('messaging-history.set');
  expect(await preKeysLeft(client.phone)).toBe(811);
  for (let index = 0; index < 5; index++) {
    const contact = `49151000000${index}`;
    await simulator.admin.sendText({ phone: client.phone, contact, text: `hello ${index}` });
    await client.waitFor('messages.upsert', hasText(`hello ${index}`));
    await simulator.admin.sendText({ phone: client.phone, contact, text: `again ${index}` });
    await client.waitFor('messages.upsert', hasText(`again ${index}`));
  }
  const { counts } = await simulator.admin.counters();
  expect(counts['prekeys.used']).toBe(6);
  expect(counts['prekeys.low-notices']).toBeGreaterThan(0);
  expect(client.log.problems()).toEqual([]);
  await client.end();
});

test('a low count makes the client upload five more', async () => {
  const client = await pair(simulator);
  const before = await preKeysLeft(client.phone);
  const uploaded = simulator.admin.waitFor(({ type }) => type === 'pre-keys-uploaded');
  await simulator.admin.sendNode({
    phone: client.phone,
    node: {
      tag: 'notification',
      attrs: { id: 'low-1', from: '@s.whatsapp.net', type: 'encrypt', t: '1700000000' },
      content: [{ tag: 'count', attrs: { value: '3' } }],
    },
  });
  expect((await uploaded)['count']).toBe(5);
  expect(await preKeysLeft(client.phone)).toBeGreaterThanOrEqual(before + 4);
  await client.end();
});

test('a contact that cannot read a message asks for it again and gets it', async () => {
  const client = await pair(simulator);
  const { number, lid } = await simulator.admin.addContact({ phone: client.phone });
  await simulator.admin.failDecrypt({ contact: number, times: 2 });
  await client.socket.sendMessage(lid, { text: 'hard to read' });
  const arrived = (event: SimulatorEvent): boolean => event.type === 'received' && event['phone'] === number;
  await simulator.admin.waitFor(arrived, 20_000, 0);
  const failures = (await simulator.admin.events()).filter(({ type }) => type === 'undecryptable');
  expect(failures).toHaveLength(2);
  await client.end();
});

test('a client that lost its session asks for a message again and gets it', async () => {
  const client = await pair(simulator);
  const contact = '4915112345678';
  await simulator.admin.sendText({ phone: client.phone, contact, text: 'one' });
  const { messages } = await client.waitFor('messages.upsert', hasText('one'));
  await client.socket.sendMessage(messages[0]?.key.remoteJid ?? '', {
    text: 'so that the session is settled',
  });
  await simulator.admin.waitFor((event) => event.type === 'received', 20_000, 0);
  await settled(simulator, client.phone);
  await client.end();
  for (const key of client.state.keys.keys()) if (key.startsWith('session:')) client.state.keys.delete(key);
  const again = makeClient(simulator, {}, client.state);
  await again.waitFor('connection.update', (update) => update.connection === 'open');
  await simulator.admin.sendText({ phone: client.phone, contact, text: 'two' });
  await again.waitFor('messages.upsert', hasText('two'));
  expect((await simulator.admin.counters()).counts['retries.answered']).toBeGreaterThan(0);
  await again.end();
});

test('a signed pre-key with a wrong signature is refused at rotation, a right one is taken', async () => {
  const client = await pair(simulator);
  await client.socket.rotateSignedPreKey();
  const rotate = (signature: Buffer): Promise<unknown> =>
    client.socket.query({
      tag: 'iq',
      attrs: { to: '@s.whatsapp.net', type: 'set', xmlns: 'encrypt' },
      content: [
        {
          tag: 'rotate',
          attrs: {},
          content: [
            {
              tag: 'skey',
              attrs: {},
              content: [
                { tag: 'id', attrs: {}, content: Buffer.from([0, 0, 9]) },
                { tag: 'value', attrs: {}, content: Curve.generateKeyPair().public },
                { tag: 'signature', attrs: {}, content: signature },
              ],
            },
          ],
        },
      ],
    });
  await expect(rotate(Buffer.alloc(64, 7))).rejects.toThrow(/signature/);
  await client.end();
});
