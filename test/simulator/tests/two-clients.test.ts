import type { proto } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, makeClient, pair, settled, type Client } from './client.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1, receiptDelayMs: 600 });
});

afterEach(async () => {
  await simulator.stop();
});

function ownLid(client: Client): string {
  return (client.state.creds.me?.lid ?? '').replace(/:\d+/, '');
}

function ownNumber(client: Client): string {
  return (client.state.creds.me?.id ?? '').replace(/:\d+/, '');
}

test('two clients linked to two phones talk to each other, with delivered and read', async () => {
  const ada = await pair(simulator, { pushName: 'Ada' });
  const bob = await pair(simulator, { pushName: 'Bob' });
  for (let round = 0; round < 3; round++) {
    const sent = await ada.socket.sendMessage(ownNumber(bob), { text: `to bob ${round}` });
    const { messages } = await bob.waitFor('messages.upsert', hasText(`to bob ${round}`));
    expect(messages[0]?.key.remoteJid).toBe(ownLid(ada));
    expect(messages[0]?.pushName).toBe('Ada');
    await ada.waitForStatus(sent?.key.id, 3);
    if (messages[0]) await bob.socket.readMessages([messages[0].key]);
    await ada.waitForStatus(sent?.key.id, 4);
    await bob.socket.sendMessage(ownLid(ada), { text: `to ada ${round}` });
    await ada.waitFor('messages.upsert', hasText(`to ada ${round}`));
  }
  expect(ada.log.problems()).toEqual([]);
  expect(bob.log.problems()).toEqual([]);
  const { counts, gaps } = await simulator.admin.counters();
  expect(gaps).toEqual([]);
  // Each has uploaded some hundred pre-keys, and more went into its link than a name.
  expect(counts['bytes.in']).toBeGreaterThan(80_000);
  expect(counts['bytes.out']).toBeGreaterThan(2_000);
  await ada.end();
  await bob.end();
});

test('an account with two companions sees its own messages, and those to it, on both', async () => {
  const first = await pair(simulator, { pushName: 'Ada' });
  const second = await pair(simulator, { pushName: 'Ada' });
  const bob = await pair(simulator, { pushName: 'Bob' });
  await first.socket.sendMessage(ownLid(bob), { text: 'from the first' });
  await bob.waitFor('messages.upsert', hasText('from the first'));
  const copy = await second.waitFor('messages.upsert', hasText('from the first'));
  expect(copy.messages[0]?.key).toMatchObject({ fromMe: true, remoteJid: ownLid(bob) });
  await bob.socket.sendMessage(ownLid(first), { text: 'to both' });
  await first.waitFor('messages.upsert', hasText('to both'));
  const { messages } = await second.waitFor('messages.upsert', hasText('to both'));
  if (messages[0]) await second.socket.readMessages([messages[0].key]);
  const [update] = await first.waitFor(
    'messages.update',
    ([update]) => update?.key.id === messages[0]?.key.id,
  );
  expect(update?.key.fromMe).toBe(false);
  expect(update?.update.status).toBe(4);
  for (const client of [first, second, bob]) {
    expect(client.log.problems()).toEqual([]);
    await client.end();
  }
});

test('a companion linked later takes part from then on, one unlinked no longer', async () => {
  const ada = await pair(simulator, { pushName: 'Ada' });
  const bob = await pair(simulator, { pushName: 'Bob' });
  await ada.socket.sendMessage(ownLid(bob), { text: 'before' });
  await bob.waitFor('messages.upsert', hasText('before'));
  const bobToo = await pair(simulator, { pushName: 'Bob' });
  await ada.socket.sendMessage(ownLid(bob), { text: 'between' });
  await bob.waitFor('messages.upsert', hasText('between'));
  await bobToo.waitFor('messages.upsert', hasText('between'));
  await simulator.admin.unlink({ phone: bob.phone, device: bobToo.device });
  await settled(simulator, ada.phone);
  const sent = await ada.socket.sendMessage(ownLid(bob), { text: 'after' });
  await bob.waitFor('messages.upsert', hasText('after'));
  await ada.waitForStatus(sent?.key.id, 3);
  expect(ada.log.problems()).toEqual([]);
  await ada.end();
  await bob.end();
});

// Retry receipts come from a device; Baileys looks its own cache up by that jid and finds nothing, so getMessage has to.
test('a client that lost its sessions asks another client to send again, and gets it', async () => {
  const getMessage = (): Promise<proto.IMessage> => Promise.resolve({ conversation: 'three' });
  const ada = await pair(simulator, { pushName: 'Ada', getMessage });
  const bob = await pair(simulator, { pushName: 'Bob' });
  await ada.socket.sendMessage(ownLid(bob), { text: 'one' });
  await bob.waitFor('messages.upsert', hasText('one'));
  await bob.socket.sendMessage(ownLid(ada), { text: 'two' });
  await ada.waitFor('messages.upsert', hasText('two'));
  await settled(simulator, bob.phone);
  await bob.end();
  for (const key of bob.state.keys.keys()) if (key.startsWith('session:')) bob.state.keys.delete(key);
  const bobAgain = makeClient(simulator, { pushName: 'Bob' }, bob.state);
  await bobAgain.waitFor('connection.update', (update) => update.connection === 'open');
  await ada.socket.sendMessage(ownLid(bob), { text: 'three' });
  await bobAgain.waitFor('messages.upsert', hasText('three'));
  await ada.end();
  await bobAgain.end();
});
