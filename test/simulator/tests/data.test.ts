import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BufferJSON, type AuthenticationCreds } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator } from './simulators.ts';
import { hasText, makeClient, pair, settled } from './client.ts';

const CONTACT = '4915112345678';
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'simulator-'));
});

afterEach(() => {
  rmSync(data, { recursive: true });
});

test('what is linked stays linked when the simulator starts again, sessions included', async () => {
  const first = await startSimulator({ data });
  const client = await pair(first, { pushName: 'Ada' });
  await first.admin.sendText({ phone: client.phone, contact: CONTACT, text: 'before' });
  const { messages } = await client.waitFor('messages.upsert', hasText('before'));
  const chat = messages[0]?.key.remoteJid ?? '';
  await client.socket.sendMessage(chat, { text: 'so that the session is settled' });
  await first.admin.waitFor((event) => event.type === 'received' && event['phone'] === CONTACT, 20_000, 0);
  await settled(first, client.phone);
  await client.end();
  await first.stop();

  const second = await startSimulator({ data });
  expect(second.rootKey).toBe(first.rootKey);
  const again = makeClient(second, { pushName: 'Ada' }, client.state);
  await again.waitFor('connection.update', (update) => update.connection === 'open');
  await second.admin.sendText({ phone: client.phone, contact: CONTACT, text: 'after' });
  await again.waitFor('messages.upsert', hasText('after'));
  await again.socket.sendMessage(chat, { text: 'answer' });
  await second.admin.waitFor((event) => event.type === 'received' && event['text'] === 'answer', 20_000, 0);
  expect((await second.admin.counters()).counts['retries.asked']).toBeUndefined();
  expect(again.log.problems()).toEqual([]);
  await again.end();
  await second.stop();
});

test('a world of another seed is not overwritten', async () => {
  const first = await startSimulator({ data, seed: 1 });
  await first.stop();
  await expect(startSimulator({ data, seed: 2 })).rejects.toThrow(/seed 1/);
});

test('a fabricated client logs in, reads and writes as if it had been linked', async () => {
  const simulator = await startSimulator({ seed: 1 });
  const made = await simulator.admin.fabricateClient();
  const restored = JSON.parse(
    JSON.stringify({ creds: made.creds, preKeys: made.preKeys }),
    BufferJSON.reviver,
  ) as {
    creds: AuthenticationCreds;
    preKeys: Record<string, unknown>;
  };
  const keys = new Map(Object.entries(restored.preKeys).map(([id, key]) => [`pre-key:${id}`, key]));
  const client = makeClient(simulator, {}, { creds: restored.creds, keys });
  await client.waitFor('connection.update', (update) => update.receivedPendingNotifications === true);
  await simulator.admin.sendText({ phone: made.phoneNumber, contact: CONTACT, text: 'hello' });
  const { messages } = await client.waitFor('messages.upsert', hasText('hello'));
  await client.socket.sendMessage(messages[0]?.key.remoteJid ?? '', { text: 'answer' });
  await simulator.admin.waitFor(
    (event) => event.type === 'received' && event['phone'] === CONTACT,
    20_000,
    0,
  );
  expect(client.log.problems()).toEqual([]);
  await client.end();
  await simulator.stop();
});
