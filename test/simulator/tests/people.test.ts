import type { BaileysEventMap } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, pair, type Client } from './client.ts';

type Linked = Client & { phone: string };

const CONTACT = '4915112345678';
let simulator: Simulator;
let ada: Linked;
let bob: Linked;
let contactLid: string;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 1, receiptDelayMs: 300 });
  ada = await pair(simulator, { pushName: 'Ada' });
  bob = await pair(simulator, { pushName: 'Bob' });
  await simulator.admin.sendText({ phone: ada.phone, contact: CONTACT, text: 'hello', name: 'Greta' });
  const { messages } = await ada.waitFor('messages.upsert', hasText('hello'));
  contactLid = messages[0]?.key.remoteJid ?? '';
  await ada.socket.sendMessage(lid(bob), { text: 'hi' });
  await bob.waitFor('messages.upsert', hasText('hi'));
});

afterAll(async () => {
  expect(ada.log.problems()).toEqual([]);
  expect(bob.log.problems()).toEqual([]);
  expect((await simulator.admin.counters()).gaps).toEqual([]);
  await ada.end();
  await bob.end();
  await simulator.stop();
});

function lid(client: Client): string {
  return (client.state.creds.me?.lid ?? '').replace(/:\d+/, '');
}

test('presence and typing of a contact', async () => {
  await ada.socket.presenceSubscribe(contactLid);
  const seen = (presence: string): Promise<unknown> =>
    ada.waitFor('presence.update', ({ presences }) => presences[contactLid]?.lastKnownPresence === presence);
  await seen('unavailable');
  await simulator.admin.presence({ contact: CONTACT, available: true });
  await seen('available');
  for (const typing of ['composing', 'recording'] as const) {
    await simulator.admin.typing({ contact: CONTACT, phone: ada.phone, typing });
    await seen(typing);
  }
  await simulator.admin.typing({ contact: CONTACT, phone: ada.phone, typing: 'paused' });
  await seen('available');
  await simulator.admin.presence({ contact: CONTACT, available: false });
  const { presences } = await ada.waitFor(
    'presence.update',
    (update) => update.presences[contactLid]?.lastKnownPresence === 'unavailable',
  );
  expect(presences[contactLid]?.lastSeen).toBeGreaterThan(1_700_000_000);
});

test('presence and typing of another client', async () => {
  await ada.socket.presenceSubscribe(lid(bob));
  await bob.socket.sendPresenceUpdate('unavailable');
  await ada.waitFor(
    'presence.update',
    ({ id, presences }) => id === lid(bob) && presences[id]?.lastKnownPresence === 'unavailable',
  );
  await bob.socket.sendPresenceUpdate('available');
  await ada.waitFor(
    'presence.update',
    ({ id, presences }) => id === lid(bob) && presences[id]?.lastKnownPresence === 'available',
  );
  await bob.socket.sendPresenceUpdate('composing', lid(ada));
  await ada.waitFor(
    'presence.update',
    ({ id, presences }) => id === lid(bob) && presences[id]?.lastKnownPresence === 'composing',
  );
});

test('is somebody on WhatsApp, what do they say about themselves', async () => {
  const [found, missing] = await Promise.all([
    ada.socket.onWhatsApp(CONTACT),
    ada.socket.onWhatsApp('19995550100'),
  ]);
  expect(found).toEqual([{ jid: `${CONTACT}@s.whatsapp.net`, exists: true }]);
  expect(missing?.[0]?.exists ?? false).toBe(false);
  await simulator.admin.setProfile({ contact: CONTACT, about: 'gone fishing 🎣' });
  const [status] = (await ada.socket.fetchStatus(`${CONTACT}@s.whatsapp.net`)) ?? [];
  expect(status?.['status']).toMatchObject({ status: 'gone fishing 🎣' });
  await bob.socket.updateProfileStatus('busy');
  const [own] = (await ada.socket.fetchStatus(`${bob.phone}@s.whatsapp.net`)) ?? [];
  expect(own?.['status']).toMatchObject({ status: 'busy' });
});

test('pictures can be seen, change and disappear', async () => {
  const url = (await ada.socket.profilePictureUrl(contactLid, 'image')) ?? '';
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  await simulator.admin.setPicture({ of: CONTACT, content: Buffer.from('new').toString('base64') });
  await ada.waitFor('contacts.update', ([first]) => first?.imgUrl === 'changed');
  const changed = await fetch((await ada.socket.profilePictureUrl(contactLid)) ?? '');
  expect(await changed.text()).toBe('new');
  await simulator.admin.setPicture({ of: CONTACT });
  await ada.waitFor('contacts.update', ([first]) => first?.imgUrl === 'removed');
  await expect(ada.socket.profilePictureUrl(contactLid)).rejects.toThrow(/item-not-found/);
  await bob.socket.removeProfilePicture(bob.state.creds.me?.id ?? '');
  await expect(ada.socket.profilePictureUrl(lid(bob))).rejects.toThrow(/item-not-found/);
});

test('a business profile', async () => {
  const business = { description: 'Bread and cakes', address: 'Main Street 1', category: 'Bakery' };
  await simulator.admin.setProfile({ contact: CONTACT, business });
  expect(await ada.socket.getBusinessProfile(`${CONTACT}@s.whatsapp.net`)).toMatchObject(business);
  expect(await ada.socket.getBusinessProfile(bob.state.creds.me?.id ?? '')).toBeUndefined();
});

test('who is blocked cannot write any more', async () => {
  await ada.socket.updateBlockStatus(contactLid, 'block');
  expect(await ada.socket.fetchBlocklist()).toEqual([contactLid]);
  await simulator.admin.sendText({ phone: ada.phone, contact: CONTACT, text: 'blocked' });
  await ada.socket.updateBlockStatus(contactLid, 'unblock');
  expect(await ada.socket.fetchBlocklist()).toEqual([]);
  await simulator.admin.sendText({ phone: ada.phone, contact: CONTACT, text: 'unblocked' });
  await ada.waitFor('messages.upsert', hasText('unblocked'));
  const got = ada.events
    .filter(({ name }) => name === 'messages.upsert')
    .some(({ value }) => hasText('blocked')(value as never));
  expect(got).toBe(false);
});

test('privacy settings are kept; without read receipts a chat is read for oneself only', async () => {
  await bob.socket.updateLastSeenPrivacy('none');
  await bob.socket.updateReadReceiptsPrivacy('none');
  await bob.socket.updateDefaultDisappearingMode(86_400);
  expect(await bob.socket.fetchPrivacySettings(true)).toMatchObject({ last: 'none', readreceipts: 'none' });
  const sent = await ada.socket.sendMessage(lid(bob), { text: 'seen?' });
  const { messages } = await bob.waitFor('messages.upsert', hasText('seen?'));
  if (messages[0]) await bob.socket.readMessages([messages[0].key]);
  const receipts = (await simulator.admin.events()).filter(
    ({ type, ids }) => type === 'receipt' && String(ids) === sent?.key.id,
  );
  await expect
    .poll(async () => (await simulator.admin.events()).some(({ kind }) => kind === 'read-self'))
    .toBe(true);
  expect(receipts.some(({ kind }) => kind === 'read')).toBe(false);
  await bob.socket.updateReadReceiptsPrivacy('all');
});

test('a call rings and ends, or is refused', async () => {
  const first = await simulator.admin.call({ from: CONTACT, to: ada.phone, video: true });
  const [offer] = await ada.waitFor('call', ([call]) => call?.status === 'offer' && call.id === first.id);
  expect(offer).toMatchObject({ isVideo: true, callerPn: `${CONTACT}@s.whatsapp.net` });
  await simulator.admin.endCall({ id: first.id });
  await ada.waitFor('call', ([call]) => call?.status === 'terminate' && call.id === first.id);
  const second = await simulator.admin.call({ from: CONTACT, to: ada.phone });
  const [ringing] = await ada.waitFor('call', ([call]) => call?.status === 'offer' && call.id === second.id);
  const rejected = simulator.admin.waitFor((event) => event.type === 'call' && event['status'] === 'reject');
  await ada.socket.rejectCall(second.id, ringing?.from ?? '');
  await rejected;
  expect(await ada.socket.createCallLink('audio')).toBeTruthy();
});

// Baileys' event buffer may melt the refusal (status 0) into the upsert of the own message.
test('a rate limit is an error of the message, not of the connection', async () => {
  await simulator.admin.limits({ messagesPerMinute: 1 });
  await ada.socket.sendMessage(lid(bob), { text: 'allowed' });
  const sent = await ada.socket.sendMessage(lid(bob), { text: 'too fast' });
  const statuses = (): unknown[] =>
    ada.events.flatMap(({ name, value }) => {
      if (name === 'messages.upsert') {
        const { messages } = value as BaileysEventMap['messages.upsert'];
        return messages.filter(({ key }) => key.id === sent?.key.id).map(({ status }) => status);
      }
      if (name !== 'messages.update') return [];
      const updates = value as BaileysEventMap['messages.update'];
      return updates.filter(({ key }) => key.id === sent?.key.id).map(({ update }) => update.status);
    });
  await expect.poll(statuses, { timeout: 10_000 }).toContain(0);
  await simulator.admin.limits({ messagesPerMinute: null });
  expect(ada.log.problems()).toEqual(['received error in ack']);
  ada.log.lines.length = 0;
});
