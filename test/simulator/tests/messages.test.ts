import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, makeClient, pair, settled } from './client.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1, receiptDelayMs: 600, readDelayMs: 300 });
});

afterEach(async () => {
  await simulator.stop();
});

test('a contact and a client write to each other, many times over, in both directions', async () => {
  const client = await pair(simulator);
  const contact = '4915112345678';
  for (let round = 0; round < 4; round++) {
    await simulator.admin.sendText({ phone: client.phone, contact, text: `hello ${round}`, name: 'Greta' });
    const { messages } = await client.waitFor('messages.upsert', hasText(`hello ${round}`));
    expect(messages[0]?.message?.conversation).toBe(`hello ${round}`);
    expect(messages[0]?.pushName).toBe('Greta');
    const chat = messages[0]?.key.remoteJid ?? '';
    const sent = await client.socket.sendMessage(chat, { text: `answer ${round}` });
    await simulator.admin.waitFor(
      (event) => event.type === 'received' && event['id'] === sent?.key.id,
      20_000,
      0,
    );
    await client.waitForStatus(sent?.key.id, 3);
  }
  const received = await simulator.admin.receivedBy({ contact });
  expect(received.map(({ text }) => text)).toEqual(['answer 0', 'answer 1', 'answer 2', 'answer 3']);
  expect(client.log.problems()).toEqual([]);
  expect((await simulator.admin.counters()).gaps).toEqual([]);
  await client.end();
});

test('a message to a phone number, not to a LID, arrives as well, and its receipts come from the number', async () => {
  const client = await pair(simulator);
  const { jid, number } = await simulator.admin.addContact({ phone: client.phone });
  await simulator.admin.habits({ contact: number, reads: true });
  const sent = await client.socket.sendMessage(jid, { text: 'first' });
  const [read] = await client.waitFor(
    'messages.update',
    ([update]) => update?.key.id === sent?.key.id && update?.update.status === 4,
  );
  expect(read?.key.remoteJid).toBe(jid);
  expect(client.log.problems()).toEqual([]);
  await client.end();
});

test('what is sent from the phone itself appears as an own message', async () => {
  const client = await pair(simulator);
  const { number, lid } = await simulator.admin.addContact({ phone: client.phone });
  await simulator.admin.sendFromPhone({ phone: client.phone, contact: number, text: 'from my pocket' });
  const { messages } = await client.waitFor('messages.upsert', hasText('from my pocket'));
  expect(messages[0]?.key.remoteJid).toBe(lid);
  expect(messages[0]?.message?.conversation).toBe('from my pocket');
  expect(client.log.problems()).toEqual([]);
  await client.end();
});

test('what comes while a client is away is handed over once, in order, on its next login', async () => {
  const client = await pair(simulator);
  const contact = '4915112345678';
  await settled(simulator, client.phone);
  await client.end();
  await simulator.admin.sendText({ phone: client.phone, contact, text: 'while away', count: 5 });
  const again = makeClient(simulator, {}, client.state);
  await again.waitFor('connection.update', (update) => update.receivedPendingNotifications === true);
  await again.waitFor('messages.upsert', hasText('while away 5'));
  await settled(simulator, client.phone);
  await again.end();
  const third = makeClient(simulator, {}, client.state);
  await third.waitFor('connection.update', (update) => update.receivedPendingNotifications === true);
  await third.end();
  const texts = [...again.events, ...third.events]
    .filter(({ name }) => name === 'messages.upsert')
    .flatMap(({ value }) => (value as { messages: { message?: { conversation?: string } }[] }).messages)
    .map(({ message }) => message?.conversation);
  expect(texts).toEqual([1, 2, 3, 4, 5].map((index) => `while away ${index}`));
  expect(again.log.problems()).toEqual([]);
});

test('contacts write at a steady rate, each message encrypted for itself', async () => {
  const client = await pair(simulator);
  const finished = simulator.admin.waitFor(({ type }) => type === 'load-finished');
  await simulator.admin.startLoad({
    contactsPerPhone: 4,
    messagesPerSecond: 100,
    seconds: 0.4,
    text: 'load',
  });
  await finished;
  await client.waitFor('messages.upsert', hasText('load 40'));
  await settled(simulator, client.phone);
  const texts = client.events
    .filter(({ name }) => name === 'messages.upsert')
    .flatMap(({ value }) => (value as { messages: { message?: { conversation?: string } }[] }).messages)
    .map(({ message }) => message?.conversation ?? '');
  expect(texts.filter((text) => text.startsWith('load'))).toHaveLength(40);
  expect(client.log.problems()).toEqual([]);
  await client.end();
});
