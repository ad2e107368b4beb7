import { generateParticipantHashV2, type BinaryNode } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasText, makeClient, pair, settled, type Client } from './client.ts';
import { startSimulator, type Simulator } from './simulators.ts';

type Linked = Client & { phone: string; device: number };

let simulator: Simulator;
let ada: Linked;
let bob: Linked;
let clients: Client[];

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1 });
  ada = await pair(simulator, { pushName: 'Ada' });
  bob = await pair(simulator, { pushName: 'Bob' });
  clients = [ada, bob];
});

afterEach(async () => {
  for (const client of clients) await client.end();
  await simulator.stop();
});

async function linkToo(pushName: string): Promise<Linked> {
  const client = await pair(simulator, { pushName });
  clients.push(client);
  return client;
}

function lid(client: Client): string {
  return (client.state.creds.me?.lid ?? '').replace(/:\d+/, '');
}

function deviceLid(client: Client): string {
  return client.state.creds.me?.lid ?? '';
}

/** Sends with bare Baileys; resolves with the attributes of the ack. */
async function send(client: Client, to: string, text: string): Promise<Record<string, string>> {
  const acks: BinaryNode[] = [];
  let wake: () => void = () => undefined;
  client.socket.ws.on('CB:ack,class:message', (ack: BinaryNode) => {
    acks.push(ack);
    wake();
  });
  const sent = await client.socket.sendMessage(to, { text });
  for (;;) {
    const ack = acks.find(({ attrs }) => attrs['id'] === sent?.key.id);
    if (ack) return ack.attrs;
    await new Promise<void>((resolve) => (wake = resolve));
  }
}

async function talk(): Promise<void> {
  await send(ada, lid(bob), 'hello');
  await bob.waitFor('messages.upsert', hasText('hello'));
  await send(bob, lid(ada), 'hello yourself');
  await ada.waitFor('messages.upsert', hasText('hello yourself'));
}

test('a device added in mid-conversation, on either side, gets the next message', async () => {
  await talk();
  const bobToo = await linkToo('Bob');
  expect(await send(ada, lid(bob), 'to all of you')).not.toHaveProperty('phash');
  for (const reader of [bob, bobToo]) await reader.waitFor('messages.upsert', hasText('to all of you'));
  const adaToo = await linkToo('Ada');
  expect(await send(ada, lid(bob), 'copied to myself')).not.toHaveProperty('phash');
  for (const reader of [bob, bobToo, adaToo])
    await reader.waitFor('messages.upsert', hasText('copied to myself'));
  expect(await send(bobToo, lid(ada), 'from the new one')).not.toHaveProperty('phash');
  for (const reader of [ada, adaToo, bob])
    await reader.waitFor('messages.upsert', hasText('from the new one'));
  expect((await simulator.admin.counters()).counts['messages.stale-device-list']).toBeUndefined();
});

test('a device added while the other side was away gets the next message', async () => {
  await talk();
  await settled(simulator, ada.phone);
  await ada.end();
  const bobToo = await linkToo('Bob');
  const again = makeClient(simulator, { pushName: 'Ada' }, ada.state);
  clients.push(again);
  await again.waitFor('connection.update', (update) => update.receivedPendingNotifications === true);
  expect(await send(again, lid(bob), 'I am back')).not.toHaveProperty('phash');
  for (const reader of [bob, bobToo]) await reader.waitFor('messages.upsert', hasText('I am back'));
});

test('who did not hear of a device: taken, with a phash in the ack; with a fresh list it reaches that device too', async () => {
  await talk();
  await simulator.admin.deviceNotices({ phone: bob.phone, given: false });
  const bobToo = await linkToo('Bob');
  const ack = await send(ada, lid(bob), 'early');
  await bob.waitFor('messages.upsert', hasText('early'));
  const whole = [lid(ada), lid(bob), deviceLid(bob), deviceLid(bobToo)];
  expect(ack).toMatchObject({ class: 'message', phash: generateParticipantHashV2(whole) });
  expect(ack).not.toHaveProperty('error');
  const event = await simulator.admin.waitFor(({ type }) => type === 'stale-device-list', 20_000, 0);
  expect(event).toMatchObject({ id: ack['id'], missing: [`${bob.phone}:${bobToo.device}`] });

  // What whatsmeow does about it: the cached list is dropped. Baileys leaves that to the application.
  await ada.socket.getUSyncDevices([lid(bob), lid(ada)], false, false);
  expect(await send(ada, lid(bob), 'late')).not.toHaveProperty('phash');
  for (const reader of [bob, bobToo]) await reader.waitFor('messages.upsert', hasText('late'));
  await ada.socket.relayMessage(lid(bob), { conversation: 'early' }, { messageId: ack['id'] ?? '' });
  const { messages } = await bobToo.waitFor('messages.upsert', hasText('early'));
  expect(messages[0]?.key.id).toBe(ack['id']);
});

test('who did not hear of an own device is told in the same way', async () => {
  await talk();
  await simulator.admin.deviceNotices({ phone: ada.phone, given: false });
  const adaToo = await linkToo('Ada');
  const ack = await send(ada, lid(bob), 'without a copy');
  expect(ack['phash']).toBe(
    generateParticipantHashV2([lid(ada), deviceLid(adaToo), lid(bob), deviceLid(bob)]),
  );
});

test('a device that is gone is refused with 409, and its list is fresh after the notice', async () => {
  const bobToo = await linkToo('Bob');
  await talk();
  await simulator.admin.deviceNotices({ phone: bob.phone, given: false });
  await simulator.admin.unlink({ phone: bob.phone, device: bobToo.device });
  expect(await send(ada, lid(bob), 'to one too many')).toMatchObject({ error: '409' });
  await ada.socket.getUSyncDevices([lid(bob)], false, false);
  expect(await send(ada, lid(bob), 'to who is left')).not.toHaveProperty('error');
  await bob.waitFor('messages.upsert', hasText('to who is left'));
});
