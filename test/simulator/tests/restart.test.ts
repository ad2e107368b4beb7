import { mkdtempSync, rmSync } from 'node:fs';
import { Agent as HttpsAgent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadMediaMessage, type BaileysEventMap, type WAMessage } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Agent } from 'undici';
import { hasText, makeClient, pair, settled, type Client, type ClientConfig } from './client.ts';
import { startSimulator, type Simulator } from './simulators.ts';

const CONTACT = '4915112345678';
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'simulator-'));
});

afterEach(() => {
  rmSync(data, { recursive: true });
});

function configFor(simulator: Simulator): ClientConfig {
  const dispatcher = new Agent({ connect: { ca: simulator.certificate } });
  return {
    pushName: 'Ada',
    fetchAgent: new HttpsAgent({ ca: simulator.certificate }),
    options: { dispatcher } as NonNullable<ClientConfig['options']>,
  };
}

async function download(simulator: Simulator, message: WAMessage): Promise<string> {
  const { options = {} } = configFor(simulator);
  const content = await downloadMediaMessage(message, 'buffer', { options, host: simulator.mediaHost });
  return content.toString();
}

function messagesOf(client: Client): WAMessage[] {
  return client.events
    .filter(({ name }) => name === 'messages.upsert')
    .flatMap(({ value }) => (value as BaileysEventMap['messages.upsert']).messages)
    .filter(({ message }) => message);
}

async function comeBack(simulator: Simulator, client: Client): Promise<Client> {
  const again = makeClient(simulator, configFor(simulator), client.state);
  await again.waitFor('connection.update', (update) => update.receivedPendingNotifications === true);
  return again;
}

async function arrived(simulator: Simulator, text: string): Promise<void> {
  await simulator.admin.waitFor(
    (event) => event.type === 'received' && event['phone'] === CONTACT && event['text'] === text,
    20_000,
    0,
  );
}

test('offline queues, groups made at run time and media survive the simulator', async () => {
  const first = await startSimulator({ data, seed: 1 });
  const ada = await pair(first, configFor(first));
  const { phone } = ada;
  await first.admin.sendText({ phone, contact: CONTACT, text: 'before', name: 'Greta' });
  const { messages } = await ada.waitFor('messages.upsert', hasText('before'));
  const chat = messages[0]?.key.remoteJid ?? '';
  const group = await ada.socket.groupCreate('Picnic', [chat]);
  await ada.socket.groupUpdateDescription(group.id, 'Bring a blanket.');
  await ada.socket.sendMessage(group.id, { text: 'to all of you' });
  await arrived(first, 'to all of you');
  await first.admin.sendToGroup({ group: group.id, from: CONTACT, text: 'yes' });
  await ada.waitFor('messages.upsert', hasText('yes'));
  await settled(first, phone);
  await ada.end();

  const content = Buffer.from('a picture').toString('base64');
  const { ids: texts } = await first.admin.sendText({ phone, contact: CONTACT, text: 'away', count: 3 });
  const image = await first.admin.sendMedia({ from: CONTACT, to: phone, kind: 'image', content });
  await first.admin.sendToGroup({ group: group.id, from: CONTACT, text: 'where are you?' });
  const [before] = await first.admin.devices({ phone });
  expect(before?.waiting).toBe(5);
  await first.stop();

  const second = await startSimulator({ data });
  expect((await second.admin.devices({ phone }))[0]?.waiting).toBe(5);
  const again = await comeBack(second, ada);
  await again.waitFor('messages.upsert', hasText('where are you?'));
  const received = messagesOf(again);
  expect(received.map(({ message }) => message?.conversation ?? 'picture')).toEqual([
    'away 1',
    'away 2',
    'away 3',
    'picture',
    'where are you?',
  ]);
  const picture = received.find(({ key }) => key.id === image.ids[0]);
  if (!picture) throw new Error('no picture');
  expect(await download(second, picture)).toBe('a picture');
  await settled(second, phone);

  expect(await again.socket.groupMetadata(group.id)).toMatchObject({
    subject: 'Picnic',
    desc: 'Bring a blanket.',
    size: 2,
  });
  await again.socket.sendMessage(group.id, { text: 'on my way' });
  await arrived(second, 'on my way');
  await again.socket.sendMessage(chat, { text: 'see you there' });
  await arrived(second, 'see you there');
  const receipt = (ids: unknown): boolean => JSON.stringify(ids).includes(texts[0] ?? '?');
  while (!receipt(await second.admin.receiptsOf({ contact: CONTACT })))
    await second.admin.waitFor(({ type }) => type === 'receipt', 2_000).catch(() => undefined);

  const { ids: later } = await second.admin.sendText({ phone, contact: CONTACT, text: 'later' });
  await again.waitFor('messages.upsert', hasText('later'));
  expect(texts).not.toContain(later[0]);
  await settled(second, phone);
  await again.end();
  const third = await comeBack(second, ada);
  expect(messagesOf(third)).toEqual([]);
  const { counts } = await second.admin.counters();
  expect([counts['retries.asked'], counts['retries.sent']]).toEqual([undefined, undefined]);
  expect(again.log.problems()).toEqual([]);
  await third.end();
  await second.stop();
});

test('what happened to a group and to a file is kept: a member that left, an expired file', async () => {
  const first = await startSimulator({ data, seed: 1 });
  const ada = await pair(first, configFor(first));
  const { phone } = ada;
  const { jid } = await first.admin.createGroup({ creator: CONTACT, subject: 'Choir', members: [phone] });
  await ada.waitFor('groups.upsert', ([group]) => group?.id === jid);
  await ada.socket.groupLeave(jid);
  const content = Buffer.from('old').toString('base64');
  const { ids } = await first.admin.sendMedia({ from: CONTACT, to: phone, kind: 'image', content });
  const sent = (value: BaileysEventMap['messages.upsert']): boolean =>
    value.messages.some(({ key, message }) => key.id === ids[0] && message);
  const { messages } = await ada.waitFor('messages.upsert', sent);
  const [picture] = messages;
  if (!picture) throw new Error('no picture');
  await first.admin.expireMedia({ contact: phone, id: ids[0] ?? '' });
  await settled(first, phone);
  await ada.end();
  await first.stop();

  const second = await startSimulator({ data });
  const names = async (): Promise<string[]> =>
    (await second.admin.groups({ phone })).map(({ subject }) => subject);
  expect(await names()).toEqual(['Baileys Group Test']);
  expect((await second.admin.groups({ phone: CONTACT })).map(({ subject }) => subject)).toEqual(['Choir']);
  const again = await comeBack(second, ada);
  await expect(download(second, picture)).rejects.toThrow();
  await again.end();
  await second.stop();
});
