import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, pair, type Client } from './client.ts';

const CONTACT = '4915112345678';
let simulator: Simulator;
let client: Client & { phone: string };

beforeAll(async () => {
  simulator = await startSimulator({ seed: 1, receiptDelayMs: 400 });
  client = await pair(simulator, { pushName: 'Ada' });
});

afterAll(async () => {
  await client.end();
  await simulator.stop();
});

test('a contact that writes from its number and later from its LID is one and the same session', async () => {
  await simulator.admin.setProfile({ contact: CONTACT, addressing: 'pn' });
  await simulator.admin.sendText({ phone: client.phone, contact: CONTACT, text: 'from the number' });
  const first = await client.waitFor('messages.upsert', hasText('from the number'));
  expect(first.messages[0]?.key).toMatchObject({
    remoteJid: `${CONTACT}@s.whatsapp.net`,
    addressingMode: 'pn',
  });
  const { lid } = await simulator.admin.person({ phone: CONTACT });
  expect(first.messages[0]?.key.remoteJidAlt).toBe(lid);
  expect(await client.socket.signalRepository.lidMapping.getLIDForPN(`${CONTACT}@s.whatsapp.net`)).toBe(lid);
  await client.socket.sendMessage(`${CONTACT}@s.whatsapp.net`, { text: 'to the number' });
  await simulator.admin.setProfile({ contact: CONTACT, addressing: 'lid' });
  await simulator.admin.sendText({ phone: client.phone, contact: CONTACT, text: 'from the LID' });
  const second = await client.waitFor('messages.upsert', hasText('from the LID'));
  expect(second.messages[0]?.key).toMatchObject({ remoteJid: lid, addressingMode: 'lid' });
  await client.socket.sendMessage(lid, { text: 'to the LID' });
  const texts = async (): Promise<unknown[]> =>
    (await simulator.admin.receivedBy({ contact: CONTACT })).map(({ text }) => text);
  await expect.poll(texts).toEqual(['to the number', 'to the LID']);
  const { counts, gaps } = await simulator.admin.counters();
  expect(counts['retries.asked']).toBeUndefined();
  expect(gaps).toEqual([]);
  expect(client.log.problems()).toEqual([]);
});
