import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatView, MessageView } from '../../../preload/contract/model.ts';
import { beginTalk, contact, type Talk } from './talk.ts';

const third = '447911000001';
let talk: Talk;
beforeAll(async () => {
  talk = await beginTalk();
});
afterAll(() => talk.end());

interface Group {
  readonly chat: ChatView;
  readonly jid: string;
}

/** A group of which the account is what it is said to be, with two others. */
async function group(subject: string, role: 'owner' | 'member'): Promise<Group> {
  const [creator, other] = role === 'owner' ? [talk.phone, contact] : [contact, talk.phone];
  const { jid } = await talk.simulator.admin.createGroup({ creator, subject, members: [other, third] });
  const chat = await talk.program.chat(talk.accountId, subject);
  const { details } = talk.program.accounts.session(talk.accountId);
  await talk.program.eventually(
    () => details.info(chat.id),
    (now) => now.group?.myRole === role,
  );
  return { chat, jid };
}
async function says(
  { chat, jid }: Group,
  from: string,
  text: string,
): Promise<MessageView & { wire: string }> {
  const { ids } = await talk.simulator.admin.sendToGroup({ group: jid, from, text });
  const row = await talk.row((one) => one.text === text, chat);
  return { ...row, wire: ids[0] ?? '' };
}
const actions = () => talk.program.accounts.session(talk.accountId).messages.actions;

describe('what others wrote in a group of ours', () => {
  it('is deleted for everyone by its admin, under the key of whoever wrote it', async () => {
    const place = await group('Choir', 'owner');
    const rude = await says(place, contact, 'rude words');
    await actions().delete(place.chat.id, rude.id, true);
    const row = await talk.row(({ id, kind }) => id === rude.id && kind === 'deleted', place.chat);
    expect(row.text).toBe('');
    const { content, edit } = await talk.received(({ content: one }) =>
      JSON.stringify(one).includes(rude.wire),
    );
    expect(edit).toBe('8');
    const greta = await talk.simulator.admin.person({ phone: contact });
    expect(content).toMatchObject({
      protocolMessage: {
        type: 'REVOKE',
        key: { remoteJid: place.jid, fromMe: false, id: rude.wire, participant: greta.lid },
      },
    });
  });

  it('waits for a connection, and says so when the service refuses', async () => {
    const place = await group('Rowers', 'member');
    const rude = await says(place, contact, 'ruder words');
    const session = talk.program.accounts.session(talk.accountId);
    const { admin } = talk.simulator;
    const change = { group: place.jid, by: contact, members: [talk.phone] };
    await admin.changeGroupMembers({ ...change, action: 'promote' });
    await talk.program.eventually(
      () => session.details.info(place.chat.id),
      (now) => now.group?.myRole === 'admin',
    );
    await session.pause();
    await actions().delete(place.chat.id, rude.id, true);
    expect(await talk.row(({ id }) => id === rude.id, place.chat)).toMatchObject({
      kind: 'text',
      status: 'queued',
    });
    await admin.changeGroupSetting({ group: place.jid, by: contact, setting: 'announcement' });
    await admin.changeGroupMembers({ ...change, action: 'demote' });
    await session.resume();
    const refused = await talk.row(({ id, status }) => id === rude.id && status === 'failed', place.chat);
    expect(refused).toMatchObject({ kind: 'text', text: 'ruder words' });

    await admin.changeGroupMembers({ ...change, action: 'promote' });
    await session.retryMessage(place.chat.id, rude.id);
    await talk.row(({ id, kind }) => id === rude.id && kind === 'deleted', place.chat);
  });

  it('stays where the account is no admin, or nobody is', async () => {
    const place = await group('Bakers', 'member');
    const rude = await says(place, contact, 'rudest words');
    await expect(actions().delete(place.chat.id, rude.id, true)).rejects.toMatchObject({
      code: 'group-not-admin',
    });
    const hello = await talk.row(({ text }) => text === 'hello');
    await expect(actions().delete(talk.chat.id, hello.id, true)).rejects.toMatchObject({
      code: 'message-not-yours',
    });
  });
});

describe('a deletion of what somebody else wrote', () => {
  it('counts from an admin, and from nobody else', async () => {
    const place = await group('Painters', 'owner');
    const mine = await says(place, third, 'a blue house');
    const about = { to: place.jid, id: mine.wire };
    await talk.simulator.admin.remove({ ...about, from: contact });
    // What came after it is here: so it was heard, and not heeded.
    await says(place, contact, 'was that all?');
    expect(await talk.row(({ id }) => id === mine.id, place.chat)).toMatchObject({
      kind: 'text',
      text: 'a blue house',
    });

    await talk.simulator.admin.changeGroupMembers({
      group: place.jid,
      by: talk.phone,
      action: 'promote',
      members: [contact],
    });
    await talk.simulator.admin.remove({ ...about, from: contact });
    await talk.row(({ id, kind }) => id === mine.id && kind === 'deleted', place.chat);
  });

  it('does not count in a chat of two', async () => {
    const sent = await talk.program.accounts.session(talk.accountId).sendText(talk.chat.id, 'what I said');
    const received = await talk.received(({ text }) => text === 'what I said');
    await talk.simulator.admin.remove({ from: contact, to: talk.phone, id: received.id });
    await talk.simulator.admin.sendText({ phone: talk.phone, contact, text: 'and now?' });
    await talk.row(({ text }) => text === 'and now?');
    expect(await talk.row((row) => row.id === sent.id)).toMatchObject({ kind: 'text', text: 'what I said' });
  });
});
