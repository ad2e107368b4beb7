import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BaileysEventMap, BinaryNode } from '@whiskeysockets/baileys';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, makeClient, pair, type Client } from './client.ts';

type Linked = Client & { phone: string };

const CONTACT = '4915112345678';
let simulator: Simulator;
let client: Linked;
let chat: string;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 1, receiptDelayMs: 300 });
  client = await pair(simulator, { pushName: 'Ada' });
  await simulator.admin.sendText({ phone: client.phone, contact: CONTACT, text: 'hello' });
  const { messages } = await client.waitFor('messages.upsert', hasText('hello'));
  chat = messages[0]?.key.remoteJid ?? '';
});

afterAll(async () => {
  await client.end();
  await simulator.stop();
});

let ids = 0;

/** The error code of the ack to a stanza made by hand; undefined when it was taken. */
async function answerTo(
  to: string,
  content: BinaryNode[],
  attrs: Record<string, string> = {},
): Promise<string | undefined> {
  const id = `by-hand-${++ids}`;
  const acknowledged = new Promise<BinaryNode>((resolve) => {
    client.socket.ws.on('CB:ack,class:message', (ack: BinaryNode) => {
      if (ack.attrs['id'] === id) resolve(ack);
    });
  });
  await client.socket.sendNode({ tag: 'message', attrs: { id, to, type: 'text', ...attrs }, content });
  return (await acknowledged).attrs['error'];
}

function participants(...jids: string[]): BinaryNode[] {
  const enc = { tag: 'enc', attrs: { v: '2', type: 'msg' }, content: Buffer.alloc(40, 3) };
  return [
    {
      tag: 'participants',
      attrs: {},
      content: jids.map((jid) => ({ tag: 'to', attrs: { jid }, content: [enc] })),
    },
  ];
}

test('a device that is not in the list of the other side: 409', async () => {
  expect(await answerTo(chat, participants(chat.replace('@', ':7@')))).toBe('409');
});

test('a recipient who is not in the chat: 400; nobody: 400; an unknown number: 404', async () => {
  const { lid } = await simulator.admin.addContact({ phone: client.phone });
  expect(await answerTo(chat, participants(lid))).toBe('400');
  expect(await answerTo(chat, participants())).toBe('400');
  expect(await answerTo('19995550100@s.whatsapp.net', participants(chat))).toBe('404');
});

test('a peer message to somebody else: 403', async () => {
  const enc = { tag: 'enc', attrs: { v: '2', type: 'msg' }, content: Buffer.alloc(40, 3) };
  expect(await answerTo(chat, [enc], { category: 'peer' })).toBe('403');
});

test('a message to a group by a non-member: 403; to no group: 404; to a group without content: 400', async () => {
  const { jid } = await simulator.admin.createGroup({ creator: CONTACT, subject: 'Others' });
  const enc = { tag: 'enc', attrs: { v: '2', type: 'skmsg' }, content: Buffer.alloc(100, 3) };
  expect(await answerTo(jid, [enc])).toBe('403');
  expect(await answerTo('120363000000000000@g.us', [enc])).toBe('404');
  const [own] = await simulator.admin.groups({ phone: client.phone });
  expect(await answerTo(own?.jid ?? '', [])).toBe('400');
});

test('garbage that is well addressed is taken, and the contact asks for it again', async () => {
  expect(await answerTo(chat, participants(chat))).toBeUndefined();
  const failed = (event: { type: string }): boolean => event.type === 'undecryptable';
  await simulator.admin.waitFor(failed, 20_000, 0);
  expect((await simulator.admin.counters()).counts['retries.sent']).toBe(1);
});

test('only for those who may: an announcement group', async () => {
  const { jid } = await simulator.admin.createGroup({
    creator: CONTACT,
    subject: 'News',
    members: [client.phone],
  });
  await client.waitFor('groups.upsert', ([first]) => first?.id === jid);
  await simulator.admin.changeGroupSetting({ group: jid, by: CONTACT, setting: 'announcement' });
  await client.waitFor('groups.update', ([first]) => first?.announce === true);
  const sent = await client.socket.sendMessage(jid, { text: 'may I?' });
  const refused = await simulator.admin.waitFor(
    ({ type, id }) => type === 'message-rejected' && id === sent?.key.id,
    20_000,
    0,
  );
  expect(refused['code']).toBe(403);
});

test('played, and a view-once picture', async () => {
  const content = Buffer.from('picture').toString('base64');
  const { ids: sent } = await simulator.admin.sendMedia({
    from: CONTACT,
    to: client.phone,
    kind: 'image',
    content,
    viewOnce: true,
  });
  const { messages } = await client.waitFor('messages.upsert', (upsert) =>
    upsert.messages.some(({ key }) => key.id === sent[0]),
  );
  expect(messages[0]?.message?.viewOnceMessage?.message?.imageMessage?.viewOnce).toBe(true);
  const voice = await client.socket.sendMessage(chat, { text: 'imagine a voice' });
  await client.waitForStatus(voice?.key.id, 3);
  await simulator.admin.read({
    contact: CONTACT,
    phone: client.phone,
    ids: [voice?.key.id ?? ''],
    type: 'played',
  });
  await client.waitForStatus(voice?.key.id, 5);
});

test('a contact with a new phone has new keys, and both sides go on', async () => {
  await simulator.admin.reinstall({ contact: CONTACT });
  await simulator.admin.sendText({ phone: client.phone, contact: CONTACT, text: 'new phone, who is this?' });
  await client.waitFor('messages.upsert', hasText('new phone, who is this?'));
  const sent = await client.socket.sendMessage(chat, { text: 'me' });
  const arrived = ({ type, id, phone }: { type: string; [name: string]: unknown }): boolean =>
    type === 'received' && id === sent?.key.id && phone === CONTACT;
  await simulator.admin.waitFor(arrived, 20_000, 0);
});

test('a delayed connection gets everything, in order', async () => {
  await simulator.admin.delay({ phone: client.phone, milliseconds: 200 });
  await simulator.admin.sendText({ phone: client.phone, contact: CONTACT, text: 'late', count: 3 });
  await client.waitFor('messages.upsert', hasText('late 3'));
  const texts = client.events
    .filter(({ name }) => name === 'messages.upsert')
    .flatMap(({ value }) => (value as BaileysEventMap['messages.upsert']).messages)
    .map(({ message }) => message?.conversation);
  expect(texts.filter((text) => text?.startsWith('late'))).toEqual(['late 1', 'late 2', 'late 3']);
  await simulator.admin.delay({ phone: client.phone, milliseconds: 0 });
});

test('a client that is being linked may not do anything else', async () => {
  const stranger = makeClient(simulator);
  await stranger.waitFor('connection.update', (update) => update.qr !== undefined);
  await stranger.socket.sendNode({ tag: 'message', attrs: { id: 'x', to: chat, type: 'text' } });
  await simulator.admin.waitFor(({ type }) => type === 'violation', 20_000, 0);
  await stranger.waitFor('connection.update', (update) => update.connection === 'close');
});
