import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatInfo } from '../../../preload/contract/chat-info.ts';
import type { ChatId, ChatView, PersonId } from '../../../preload/contract/model.ts';
import { beginTalk, contact, type Talk } from './talk.ts';

const third = '4917099887766';
let talk: Talk;
beforeAll(async () => {
  talk = await beginTalk();
  await talk.simulator.admin.addContact({ phone: talk.phone, contact: third, name: 'Ruth' });
});
afterAll(() => talk.end());

const details = () => talk.program.accounts.session(talk.accountId).details;
/** Asks for what is to be known of a chat until it fits, as a window does after each `chat-info`. */
const info = (chatId: ChatId, fits: (info: ChatInfo) => boolean): Promise<ChatInfo> =>
  talk.program.eventually(() => details().info(chatId), fits);

async function newGroup(
  creator: string,
  subject: string,
  members: readonly string[],
): Promise<{ chat: ChatView; jid: string }> {
  const { jid } = await talk.simulator.admin.createGroup({ creator, subject, members: [...members] });
  return { chat: await talk.program.chat(talk.accountId, subject), jid };
}
const members = async (chatId: ChatId) =>
  (await talk.program.chats.chatMembers(talk.accountId, chatId, '', null, 100)).members;
const groupOf = async (jid: string) => {
  const groups = await talk.simulator.admin.groups({ phone: contact });
  return JSON.stringify(groups.find((group) => group.jid === jid));
};

describe('a person', () => {
  it('is told of with number and about, and can be blocked', async () => {
    const { person } = await info(talk.chat.id, (now) => (now.person?.about ?? '') !== '');
    expect(person).toMatchObject({ pushName: 'Greta', phoneNumber: contact, blocked: false, isMe: false });
    expect(person?.about).not.toBe('');
    await details().block(talk.chat.id, true);
    expect((await details().info(talk.chat.id)).person?.blocked).toBe(true);
    await details().block(talk.chat.id, false);
    expect((await details().info(talk.chat.id)).person?.blocked).toBe(false);
  });

  it('has a timer, which both see', async () => {
    await details().setTimer(talk.chat.id, 86_400);
    expect((await details().info(talk.chat.id)).timer).toBe(86_400);
    await talk.received(({ content }) => JSON.stringify(content).includes('EPHEMERAL_SETTING'));
    await details().setTimer(talk.chat.id, 0);
    expect((await details().info(talk.chat.id)).timer).toBe(0);
  });
});

describe('a group of ours', () => {
  it('is told of with its members and their roles', async () => {
    const { chat } = await newGroup(talk.phone, 'Hikers', [contact]);
    const known = await info(chat.id, ({ group }) => group?.myRole === 'owner');
    expect(known.group).toMatchObject({ memberCount: 2, announceOnly: false, locked: false });
    expect((await members(chat.id)).map(({ role, isMe }) => [role, isMe])).toEqual([
      ['owner', true],
      ['member', false],
    ]);
    const found = await talk.program.chats.chatMembers(talk.accountId, chat.id, 'gre', null, 100);
    expect(found.members.map(({ name }) => name)).toEqual(['Greta']);
    expect((await details().info(talk.chat.id)).person?.groupsInCommon).toEqual([
      { chatId: chat.id, title: 'Hikers' },
    ]);
  });

  it('takes a subject, a description and settings', async () => {
    const { chat, jid } = await newGroup(talk.phone, 'Cooks', [contact]);
    await details().setSubject(chat.id, 'Good cooks');
    await details().setDescription(chat.id, 'Every Friday');
    await details().setSettings(chat.id, { announceOnly: true, locked: true, membersMayAdd: false });
    await details().setTimer(chat.id, 604_800);
    const known = await info(chat.id, ({ timer }) => timer === 604_800);
    expect(known).toMatchObject({
      title: 'Good cooks',
      group: { description: 'Every Friday', announceOnly: true, locked: true, membersMayAdd: false },
    });
    expect(await groupOf(jid)).toMatch(/Good cooks/);
    const link = await details().inviteLink(chat.id, false);
    expect(link).toMatch(/^https:\/\/chat\.whatsapp\.com\/\S+$/);
    expect(await details().inviteLink(chat.id, true)).not.toBe(link);
  });

  it('takes members in, makes admins of them and puts them out', async () => {
    const { chat } = await newGroup(talk.phone, 'Singers', [contact]);
    await info(chat.id, ({ group }) => group?.myRole === 'owner');
    const greta = (await members(chat.id)).find(({ name }) => name === 'Greta')!;
    expect(await details().changeMembers(chat.id, 'promote', [greta.personId])).toEqual({ refused: [] });
    expect((await members(chat.id)).find(({ name }) => name === 'Greta')?.role).toBe('admin');
    expect(await details().changeMembers(chat.id, 'demote', [greta.personId])).toEqual({ refused: [] });
    expect(await details().changeMembers(chat.id, 'remove', [greta.personId])).toEqual({ refused: [] });
    expect(await members(chat.id)).toHaveLength(1);
    expect(await details().changeMembers(chat.id, 'add', [greta.personId])).toEqual({ refused: [] });
    const again = await details().changeMembers(chat.id, 'add', [greta.personId]);
    expect(again.refused).toMatchObject([{ name: 'Greta', why: 'already-in' }]);
    expect(await members(chat.id)).toHaveLength(2);
  });
});

describe('several people who are put into a group at once', () => {
  const shy = '4917099887701';
  const known = async (name: string): Promise<PersonId> => {
    const { contacts } = await talk.program.eventually(
      () => talk.program.chats.contactPage(talk.accountId, name, null, 100),
      (page) => page.contacts.length === 1,
    );
    return contacts[0]!.personId;
  };

  it('are in it, but for those of whom the service says why not', async () => {
    const { admin } = talk.simulator;
    const people = { [contact]: 'Greta Stone', [third]: 'Ruth Stone', [shy]: 'Shy Stone' };
    for (const [number, name] of Object.entries(people)) {
      await admin.addContact({ phone: talk.phone, contact: number, name });
      await admin.changeAppState({
        phone: talk.phone,
        change: { action: 'contact', chat: number, name },
      });
    }
    await admin.setProfile({ contact: shy, groupAdd: 'none' });
    const { chat, jid } = await newGroup(talk.phone, 'Stones', [contact]);
    await info(chat.id, ({ group }) => group?.myRole === 'owner');
    const chosen = [await known('Shy Stone'), await known('Greta Stone'), await known('Ruth Stone')];
    const { refused } = await details().changeMembers(chat.id, 'add', chosen);
    expect(refused.map(({ name, why }) => [name, why])).toEqual([
      ['Shy Stone', 'invite'],
      ['Greta Stone', 'already-in'],
    ]);
    expect((await members(chat.id)).map(({ name }) => name).toSorted()).toEqual(
      expect.arrayContaining(['Greta Stone', 'Ruth Stone']),
    );
    expect(await members(chat.id)).toHaveLength(3);
    expect(await groupOf(jid)).toContain(third);
    expect(await groupOf(jid)).not.toContain(shy);
    // Whom nobody may add can be written to with the link.
    expect(await details().inviteLink(chat.id, false)).toMatch(/^https:\/\/chat\.whatsapp\.com\/\S+$/);
    expect(await talk.program.chats.startChat(talk.accountId, chosen[0]!)).toMatch(/^\d+$/);
  });
});

describe('a group of others', () => {
  it('follows what its admins do', async () => {
    const { chat, jid } = await newGroup(contact, 'Dancers', [talk.phone]);
    await info(chat.id, ({ group }) => group?.myRole === 'member');
    await talk.simulator.admin.changeGroupMembers({
      group: jid,
      by: contact,
      action: 'add',
      members: [third],
    });
    await talk.program.eventually(
      () => members(chat.id),
      (all) => all.length === 3,
    );
    await talk.simulator.admin.changeGroupMembers({
      group: jid,
      by: contact,
      action: 'promote',
      members: [talk.phone],
    });
    await info(chat.id, ({ group }) => group?.myRole === 'admin');
    await talk.simulator.admin.changeGroupMembers({
      group: jid,
      by: contact,
      action: 'demote',
      members: [talk.phone],
    });
    await info(chat.id, ({ group }) => group?.myRole === 'member');
    await talk.simulator.admin.changeGroupMembers({
      group: jid,
      by: contact,
      action: 'remove',
      members: [third],
    });
    await talk.program.eventually(
      () => members(chat.id),
      (all) => all.length === 2,
    );
  });

  it('refuses what only admins may, in words, and is left', async () => {
    const { chat } = await newGroup(contact, 'Boats', [talk.phone]);
    await info(chat.id, ({ group }) => group?.myRole === 'member');
    await expect(details().setSettings(chat.id, { announceOnly: true })).rejects.toMatchObject({
      code: 'group-not-admin',
    });
    expect((await details().info(chat.id)).group?.announceOnly).toBe(false);
    await details().leave(chat.id);
    expect((await details().info(chat.id)).group?.myRole).toBe('none');
    await expect(details().setSubject(chat.id, 'Ships')).rejects.toMatchObject({ code: 'group-not-member' });
  });
});

describe('a new chat', () => {
  it('is with somebody of the address book', async () => {
    await talk.simulator.admin.changeAppState({
      phone: talk.phone,
      change: { action: 'contact', chat: third, name: 'Ruth Berg' },
    });
    const { contacts } = await talk.program.eventually(
      () => talk.program.chats.contactPage(talk.accountId, '', null, 100),
      (page) => page.contacts.some(({ name }) => name === 'Ruth Berg'),
    );
    const ruth = contacts.find(({ name }) => name === 'Ruth Berg')!;
    expect(ruth).toMatchObject({ phoneNumber: third });
    expect(await talk.program.chats.startChat(talk.accountId, ruth.personId)).toMatch(/^\d+$/);
    const found = await talk.program.eventually(
      () => talk.program.chats.contactPage(talk.accountId, 'ber', null, 100),
      (page) => page.contacts.length > 0,
    );
    expect(found.contacts[0]?.personId).toBe(ruth.personId);
  });

  it('is with a number, when that is on WhatsApp; few are looked up', async () => {
    expect(await details().start(contact)).toBe(talk.chat.id);
    await expect(details().start('4915900000001')).rejects.toMatchObject({ code: 'number-without-account' });
    for (let more = 0; more < 3; more++) await details().start(contact);
    await expect(details().start(contact)).rejects.toMatchObject({ code: 'number-asked-too-often' });
  });
});

it('without a connection everything says so, and what is known is there', async () => {
  await talk.program.accounts.session(talk.accountId).pause();
  expect((await details().info(talk.chat.id)).person?.phoneNumber).toBe(contact);
  await expect(details().block(talk.chat.id, true)).rejects.toMatchObject({ code: 'account-not-online' });
  await expect(details().changeMembers(talk.chat.id, 'add', ['1' as PersonId])).rejects.toMatchObject({
    code: 'chat-not-found',
  });
});
