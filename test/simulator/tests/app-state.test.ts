import type { BaileysEventMap } from '@whiskeysockets/baileys';
import { Agent } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, makeClient, pair, settled, type Client, type ClientConfig } from './client.ts';

const CONTACT = '4915112345678';
let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1 });
});

afterEach(async () => {
  await simulator.stop();
});

/** Linked, synchronised, and with a chat. */
async function ready(config: ClientConfig = {}): Promise<Client & { phone: string; chat: string }> {
  const client = await pair(simulator, { pushName: 'Ada', ...config });
  await client.waitFor('creds.update', (update) => update.myAppStateKeyId !== undefined);
  await client.waitFor('messaging-history.set', ({ progress }) => progress === 100);
  await simulator.admin.sendText({ phone: client.phone, contact: CONTACT, text: 'hello' });
  const { messages } = await client.waitFor('messages.upsert', hasText('hello'));
  return Object.assign(client, { chat: messages[0]?.key.remoteJid ?? '' });
}

const FROM_PHONE = [
  [{ action: 'archive', chat: CONTACT }, { archived: true }],
  [{ action: 'pin', chat: CONTACT }, { pinned: expect.any(Number) }],
  [{ action: 'mute', chat: CONTACT, until: 1_999_999_999 }, { muteEndTime: expect.anything() }],
  [{ action: 'read', chat: CONTACT, on: false }, { unreadCount: -1 }],
] as const;

test.each(FROM_PHONE)('%j on the phone is seen by the companion', async (change, update) => {
  const client = await ready();
  await simulator.admin.changeAppState({ phone: client.phone, change });
  await seesChat(client, update);
  expect(client.log.problems()).toEqual([]);
  await client.end();
});

test('a contact name, a star, the push name and a deletion on the phone are seen as well', async () => {
  const client = await ready();
  await simulator.admin.changeAppState({
    phone: client.phone,
    change: { action: 'contact', chat: CONTACT, name: 'Greta Example' },
  });
  await client.waitFor('contacts.upsert', ([first]) => first?.name === 'Greta Example');
  const id = (await simulator.admin.receivedBy({ contact: client.phone }))[0]?.id ?? '';
  await simulator.admin.changeAppState({
    phone: client.phone,
    change: { action: 'star', chat: CONTACT, id },
  });
  await client.waitFor('messages.update', ([first]) => first?.update.starred === true);
  await simulator.admin.changeAppState({
    phone: client.phone,
    change: { action: 'pushName', name: 'Ada L.' },
  });
  await client.waitFor('creds.update', (update) => update.me?.name === 'Ada L.');
  await simulator.admin.changeAppState({
    phone: client.phone,
    change: { action: 'deleteForMe', chat: CONTACT, id },
  });
  await client.waitFor('messages.delete');
  await simulator.admin.changeAppState({
    phone: client.phone,
    change: { action: 'deleteChat', chat: CONTACT },
  });
  await client.waitFor('chats.delete');
  await client.end();
});

test('what the companion changes is read by the phone, every MAC checked, and by another companion', async () => {
  const client = await ready();
  const other = await pair(simulator, { pushName: 'Ada' });
  await other.waitFor('messaging-history.set', ({ progress }) => progress === 100);
  const lastMessages = [
    { key: { id: 'A', remoteJid: client.chat, fromMe: false }, messageTimestamp: 1_700_000_000 },
  ];
  await client.socket.chatModify({ archive: true, lastMessages }, client.chat);
  await other.waitFor('chats.update', ([first]) => first?.archived === true);
  await client.socket.chatModify({ pin: true }, client.chat);
  await client.socket.chatModify({ pin: false }, client.chat);
  await client.socket.chatModify({ mute: 1_999_999_999_000 }, client.chat);
  await client.socket.chatModify(
    { star: { messages: [{ id: 'A', fromMe: false }], star: true } },
    client.chat,
  );
  await client.socket.updateProfileName('Ada the Second');
  const state = await simulator.admin.appState({ phone: client.phone });
  const valueOf = (name: string): unknown => state.find(({ index }) => index[0] === name)?.value;
  expect(valueOf('archive')).toMatchObject({ archiveChatAction: { archived: true } });
  expect(valueOf('pin_v1')).toMatchObject({ pinAction: { pinned: false } });
  expect(valueOf('star')).toMatchObject({ starAction: { starred: true } });
  expect((await simulator.admin.person({ phone: client.phone })).name).toBe('Ada the Second');
  const { counts, gaps } = await simulator.admin.counters();
  expect(counts['app-state.rejected']).toBeUndefined();
  expect(counts['app-state.conflicts']).toBeUndefined();
  expect(gaps).toEqual([]);
  expect(client.log.problems()).toEqual([]);
  await client.end();
  await other.end();
});

test('what changed before a device was linked, or while it was away, reaches it too', async () => {
  const { number: phone } = await simulator.admin.addPhone({ name: 'Ada', pushName: true });
  await simulator.admin.addContact({ phone, contact: CONTACT });
  for (let count = 0; count < 60; count++) {
    await simulator.admin.changeAppState({
      phone,
      change: { action: 'pin', chat: CONTACT, on: count % 2 === 1 },
    });
  }
  const client = await pair(simulator, {
    pushName: 'Ada',
    appStateMacVerification: { patch: true, snapshot: true },
  });
  await seesChat(client, { pinned: expect.any(Number) });
  await settled(simulator, phone);
  await client.end();
  await simulator.admin.changeAppState({ phone, change: { action: 'archive', chat: CONTACT } });
  const again = makeClient(simulator, { pushName: 'Ada' }, client.state);
  await again.waitFor('chats.update', ([first]) => first?.archived === true);
  expect(again.log.problems()).toEqual([]);
  await again.end();
});

test('a first sync from a snapshot on the media host', async () => {
  await simulator.stop();
  simulator = await startSimulator({ seed: 1, appStateSnapshots: true });
  const { number: phone } = await simulator.admin.addPhone({ name: 'Ada', pushName: true });
  await simulator.admin.addContact({ phone, contact: CONTACT });
  await simulator.admin.changeAppState({ phone, change: { action: 'archive', chat: CONTACT } });
  const port = Number(simulator.mediaHost.split(':')[1]);
  const { certificate } = simulator;
  const dispatcher = new Agent({
    connect: {
      ca: certificate,
      lookup: (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
    },
  });
  const redirected = dispatcher.compose((dispatch) => (options, handler) => {
    const origin = `https://mmg.whatsapp.net:${port}`;
    return dispatch({ ...options, origin }, handler);
  });
  const client = await pair(simulator, {
    pushName: 'Ada',
    options: { dispatcher: redirected } as NonNullable<ClientConfig['options']>,
  });
  await seesChat(client, { archived: true });
  expect((await simulator.admin.counters()).counts['media.downloads']).toBeGreaterThan(0);
  expect(client.log.problems()).toEqual([]);
  await client.end();
});

/** Waits for a chat like this; at a first sync it comes merged into the history, later as an update. */
async function seesChat(client: Client, expected: object): Promise<void> {
  const chats = (): object[] =>
    client.events.flatMap(({ name, value }) => {
      if (name === 'messaging-history.set') return (value as BaileysEventMap['messaging-history.set']).chats;
      return name === 'chats.update' ? (value as BaileysEventMap['chats.update']) : [];
    });
  await expect.poll(chats, { timeout: 15_000 }).toContainEqual(expect.objectContaining(expected));
}
