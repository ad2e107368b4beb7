import type { BaileysEventMap } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, makeClient, pair, settled, type Client } from './client.ts';

type Linked = Client & { phone: string; device: number };

let simulator: Simulator;
let ada: Linked;
let bob: Linked;
let cem: Linked;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 1, receiptDelayMs: 600 });
  ada = await pair(simulator, { pushName: 'Ada' });
  bob = await pair(simulator, { pushName: 'Bob' });
  cem = await pair(simulator, { pushName: 'Cem' });
});

afterAll(async () => {
  for (const client of [ada, bob, cem]) await client.end();
  await simulator.stop();
});

function lid(client: Client): string {
  return (client.state.creds.me?.lid ?? '').replace(/:\d+/, '');
}

async function makeGroup(): Promise<string> {
  const group = await ada.socket.groupCreate('Picnic', [lid(bob), lid(cem)]);
  await bob.waitFor('groups.upsert', ([first]) => first?.id === group.id);
  await cem.waitFor('groups.upsert', ([first]) => first?.id === group.id);
  return group.id;
}

test('a fresh phone is a member of "Baileys Group Test"', async () => {
  const groups = Object.values(await ada.socket.groupFetchAllParticipating());
  expect(groups.map(({ subject }) => subject)).toEqual(['Baileys Group Test']);
  expect(groups[0]?.participants).toHaveLength(4);
});

test('three clients write in a group, with delivered and read for each', async () => {
  const group = await makeGroup();
  for (let round = 0; round < 3; round++) {
    for (const [writer, ...readers] of [
      [ada, bob, cem],
      [bob, ada, cem],
      [cem, ada, bob],
    ] as const) {
      const text = `${writer.phone} says ${round}`;
      await writer.socket.sendMessage(group, { text });
      for (const reader of readers) {
        const { messages } = await reader.waitFor('messages.upsert', hasText(text));
        expect(messages[0]?.key).toMatchObject({ remoteJid: group, participant: lid(writer), fromMe: false });
      }
    }
  }
  const sent = await ada.socket.sendMessage(group, { text: 'read this' });
  const { messages } = await bob.waitFor('messages.upsert', hasText('read this'));
  if (messages[0]) await bob.socket.readMessages([messages[0].key]);
  const isRead = ([update]: BaileysEventMap['message-receipt.update']): boolean =>
    update?.key.id === sent?.key.id && update?.receipt.readTimestamp !== undefined;
  const [receipt] = await ada.waitFor('message-receipt.update', isRead);
  expect(receipt?.receipt.userJid).toBe(lid(bob));
  for (const client of [ada, bob, cem]) expect(client.log.problems()).toEqual([]);
  expect((await simulator.admin.counters()).gaps).toEqual([]);
});

test('simulated members and clients read each other in a group', async () => {
  const [group] = Object.values(await ada.socket.groupFetchAllParticipating());
  const contact = (await simulator.admin.groups({ phone: ada.phone }))[0]?.members[0]?.number ?? '';
  for (let round = 0; round < 3; round++) {
    await simulator.admin.sendToGroup({ group: group?.id ?? '', from: contact, text: `hello ${round}` });
    await ada.waitFor('messages.upsert', hasText(`hello ${round}`));
    await ada.socket.sendMessage(group?.id ?? '', { text: `answer ${round}` });
    const arrived = (event: { type: string }): boolean => {
      const details = event as unknown as Record<string, unknown>;
      return (
        event.type === 'received' && details['phone'] === contact && details['text'] === `answer ${round}`
      );
    };
    await simulator.admin.waitFor(arrived, 20_000, 0);
  }
  expect(ada.log.problems()).toEqual([]);
});

test('metadata is fresh after create, add, remove, promote, demote, subject, description, settings and invite', async () => {
  const group = await makeGroup();
  const roles = async (client: Client): Promise<Record<string, string | null>> => {
    const { participants } = await client.socket.groupMetadata(group);
    return Object.fromEntries(participants.map(({ id, admin }) => [id, admin ?? null]));
  };
  expect(await roles(bob)).toEqual({ [lid(ada)]: 'superadmin', [lid(bob)]: null, [lid(cem)]: null });
  const update = (client: Client, action: string): Promise<unknown> =>
    client.waitFor('group-participants.update', (value) => value.id === group && value.action === action);

  await ada.socket.groupParticipantsUpdate(group, [lid(bob)], 'promote');
  await bob.waitFor('group-participants.update', ({ id, action }) => id === group && action === 'promote');
  expect((await roles(cem))[lid(bob)]).toBe('admin');
  await ada.socket.groupParticipantsUpdate(group, [lid(bob)], 'demote');
  await update(bob, 'demote');
  expect((await roles(cem))[lid(bob)]).toBe(null);
  await ada.socket.groupParticipantsUpdate(group, [lid(cem)], 'remove');
  await update(cem, 'remove');
  expect(Object.keys(await roles(bob))).toHaveLength(2);
  await expect(cem.socket.groupMetadata(group)).rejects.toThrow(/forbidden/);
  await ada.socket.groupParticipantsUpdate(group, [lid(cem)], 'add');
  await update(bob, 'add');
  expect(Object.keys(await roles(cem))).toHaveLength(3);

  await bob.socket.groupUpdateSubject(group, 'Barbecue 🍖');
  await cem.waitFor('groups.update', ([first]) => first?.subject === 'Barbecue 🍖');
  await ada.socket.groupUpdateDescription(group, 'Bring a blanket.');
  await cem.waitFor('groups.update', ([first]) => first?.desc === 'Bring a blanket.');
  await ada.socket.groupSettingUpdate(group, 'announcement');
  await cem.waitFor('groups.update', ([first]) => first?.announce === true);
  await ada.socket.groupSettingUpdate(group, 'locked');
  await cem.waitFor('groups.update', ([first]) => first?.restrict === true);
  await ada.socket.groupToggleEphemeral(group, 86_400);
  await ada.socket.groupMemberAddMode(group, 'admin_add');
  await ada.socket.groupJoinApprovalMode(group, 'on');
  expect(await cem.socket.groupMetadata(group)).toMatchObject({
    subject: 'Barbecue 🍖',
    desc: 'Bring a blanket.',
    announce: true,
    restrict: true,
    ephemeralDuration: 86_400,
    joinApprovalMode: true,
    memberAddMode: false,
  });
  await expect(bob.socket.groupUpdateSubject(group, 'not allowed')).rejects.toThrow(/forbidden/);
  expect((await simulator.admin.counters()).gaps).toEqual([]);
});

test('who was removed gets nothing more and cannot write; who is added again can', async () => {
  const group = await makeGroup();
  await ada.socket.sendMessage(group, { text: 'all of you' });
  await cem.waitFor('messages.upsert', hasText('all of you'));
  await ada.socket.groupParticipantsUpdate(group, [lid(cem)], 'remove');
  await cem.waitFor('group-participants.update', ({ id, action }) => id === group && action === 'remove');
  await ada.socket.sendMessage(group, { text: 'without Cem' });
  await bob.waitFor('messages.upsert', hasText('without Cem'));
  await expect(cem.socket.sendMessage(group, { text: 'let me in' })).rejects.toThrow(/forbidden/);
  await ada.socket.groupParticipantsUpdate(group, [lid(cem)], 'add');
  await cem.waitFor('groups.upsert', ([first]) => first?.id === group);
  await ada.socket.sendMessage(group, { text: 'welcome back' });
  await cem.waitFor('messages.upsert', hasText('welcome back'));
  const seen = cem.events
    .filter(({ name }) => name === 'messages.upsert')
    .some(({ value }) => hasText('without Cem')(value as BaileysEventMap['messages.upsert']));
  expect(seen).toBe(false);
});

test('an invite link lets one in, a revoked one does not, approval makes one wait', async () => {
  const group = await ada.socket.groupCreate('Choir', [lid(bob)]);
  const code = (await ada.socket.groupInviteCode(group.id)) ?? '';
  expect((await cem.socket.groupGetInviteInfo(code)).subject).toBe('Choir');
  const newCode = (await ada.socket.groupRevokeInvite(group.id)) ?? '';
  await expect(cem.socket.groupAcceptInvite(code)).rejects.toThrow();
  expect(await cem.socket.groupAcceptInvite(newCode)).toBe(group.id);
  await cem.socket.groupLeave(group.id);
  await ada.socket.groupJoinApprovalMode(group.id, 'on');
  await cem.socket.groupAcceptInvite(newCode);
  const [request] = await ada.socket.groupRequestParticipantsList(group.id);
  expect(request?.['jid']).toBe(lid(cem));
  await ada.socket.groupRequestParticipantsUpdate(group.id, [lid(cem)], 'approve');
  expect((await cem.socket.groupMetadata(group.id)).participants).toHaveLength(3);
});

test('a member that lost all its keys asks for a group message again and gets it', async () => {
  const group = await makeGroup();
  await ada.socket.sendMessage(group, { text: 'one' });
  await bob.waitFor('messages.upsert', hasText('one'));
  const [testGroup] = Object.values(await bob.socket.groupFetchAllParticipating());
  const contact = (await simulator.admin.groups({ phone: bob.phone }))[0]?.members[0]?.number ?? '';
  await simulator.admin.sendToGroup({ group: testGroup?.id ?? '', from: contact, text: 'two' });
  await bob.waitFor('messages.upsert', hasText('two'));
  await settled(simulator, bob.phone);
  await bob.end();
  for (const key of bob.state.keys.keys()) if (/^(session|sender-key):/.test(key)) bob.state.keys.delete(key);
  const again = makeClient(simulator, { pushName: 'Bob' }, bob.state);
  await again.waitFor('connection.update', (update) => update.connection === 'open');
  await simulator.admin.sendToGroup({ group: testGroup?.id ?? '', from: contact, text: 'three' });
  await again.waitFor('messages.upsert', hasText('three'));
  await ada.socket.sendMessage(group, { text: 'four' });
  await again.waitFor('messages.upsert', hasText('four'));
  bob = Object.assign(again, { phone: bob.phone, device: bob.device });
});

test('a status reaches those who know the person', async () => {
  await ada.socket.sendMessage(lid(bob), { text: 'hi' });
  await bob.waitFor('messages.upsert', hasText('hi'));
  await simulator.admin.sendStatus({ from: ada.phone, text: 'on holiday' });
  const { messages } = await bob.waitFor('messages.upsert', hasText('on holiday'));
  expect(messages[0]?.key).toMatchObject({ remoteJid: 'status@broadcast', participant: lid(ada) });
  await bob.socket.sendMessage('status@broadcast', { text: 'me too' }, { statusJidList: [lid(ada)] });
  await ada.waitFor('messages.upsert', hasText('me too'));
});
