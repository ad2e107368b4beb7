import type { BinaryNode } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pair, settled, type Client } from './client.ts';
import { expectGap, startSimulator, type Simulator } from './simulators.ts';

let simulator: Simulator;
let client: Client & { phone: string };

beforeAll(async () => {
  simulator = await startSimulator({ seed: 1 });
  client = await pair(simulator, { pushName: 'Ada' });
  await client.waitFor('messaging-history.set');
  await settled(simulator, client.phone);
});

afterAll(async () => {
  await client.end();
  await simulator.stop();
});

/** A stanza is worked off before the one after it, so an answered query shows that what came before is counted. */
async function gapsAfter(stanza: BinaryNode): Promise<string[]> {
  await client.socket.sendNode(stanza);
  await query('w:p', 'get', 'ping');
  return (await simulator.admin.counters()).gaps.map(({ what }) => what);
}

function query(xmlns: string, type: string, tag: string): Promise<unknown> {
  return client.socket.query({
    tag: 'iq',
    attrs: { to: '@s.whatsapp.net', type, xmlns },
    content: [{ tag, attrs: {} }],
  });
}

test('an unknown query gets an empty answer and counts', async () => {
  expectGap(/^iq w:unheard get of$/);
  expect(await query('w:unheard', 'get', 'of')).toMatchObject({ attrs: { type: 'result' } });
});

test('a protocol of usync that is not known counts, the others are answered', async () => {
  expectGap(/^usync shoe_size$/);
  const answer = (await client.socket.query({
    tag: 'iq',
    attrs: { to: '@s.whatsapp.net', type: 'get', xmlns: 'usync' },
    content: [
      {
        tag: 'usync',
        attrs: { sid: '1', index: '0', last: 'true', mode: 'query', context: 'interactive' },
        content: [{ tag: 'query', attrs: {}, content: [{ tag: 'shoe_size', attrs: {} }] }],
      },
    ],
  })) as BinaryNode;
  expect(answer.attrs['type']).toBe('result');
});

test.each<[string, BinaryNode]>([
  ['stanza carrier-pigeon ', { tag: 'carrier-pigeon', attrs: {} }],
  ['ib unheard_of', { tag: 'ib', attrs: {}, content: [{ tag: 'unheard_of', attrs: {} }] }],
  ['presence elsewhere', { tag: 'presence', attrs: { type: 'elsewhere' } }],
  ['chatstate yawning', { tag: 'chatstate', attrs: {}, content: [{ tag: 'yawning', attrs: {} }] }],
  ['chatstate malformed: empty', { tag: 'chatstate', attrs: {} }],
  ['receipt smelled', { tag: 'receipt', attrs: { id: '1', to: '1@lid', type: 'smelled' } }],
  ['malformed receipt', { tag: 'receipt', attrs: { to: '1@lid' } }],
  ['malformed ack', { tag: 'ack', attrs: { id: '1' } }],
  ['malformed call', { tag: 'call', attrs: { id: '1', to: '1@lid' } }],
  ['call whistle', { tag: 'call', attrs: { id: '1' }, content: [{ tag: 'whistle', attrs: {} }] }],
  [
    'malformed iq w:p get ping: no id',
    { tag: 'iq', attrs: { xmlns: 'w:p', type: 'get' }, content: [{ tag: 'ping', attrs: {} }] },
  ],
])('%s', async (what, stanza) => {
  expectGap(new RegExp(`^${what}$`));
  expect(await gapsAfter(stanza)).toContain(what);
});

test('a message without an address ends the connection and counts as a violation', async () => {
  await client.socket.sendNode({ tag: 'message', attrs: { id: 'x' } });
  await simulator.admin.waitFor(({ type }) => type === 'violation', 20_000, 0);
  expect((await simulator.admin.counters()).counts['violations']).toBe(1);
  await client.waitFor('connection.update', (update) => update.connection === 'close');
});
