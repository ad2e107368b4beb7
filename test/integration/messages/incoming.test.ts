import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageView } from '../../../preload/contract/model.ts';
import { beginTalk, contact, type Talk } from './talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await beginTalk();
});
afterAll(() => talk.end());

const other = '447911000001';
const send = async (message: Record<string, unknown>): Promise<string> => {
  const { ids } = await talk.simulator.admin.sendMessage({ from: contact, to: talk.phone, message });
  return ids[0] ?? '';
};

describe('messages of every kind', () => {
  const location = { degreesLatitude: 51.5, degreesLongitude: -0.1, name: 'Here', address: 'A street 1' };
  const vcard =
    'BEGIN:VCARD\nVERSION:3.0\nFN:Bob\nTEL;type=CELL;waid=491701234567:+49 170 1234567\nEND:VCARD';
  it.each<[string, Record<string, unknown>, Partial<MessageView>]>([
    [
      'a text that answers, and was forwarded often',
      {
        extendedTextMessage: {
          text: 'yes',
          contextInfo: {
            stanzaId: 'GONE',
            participant: '1@lid',
            quotedMessage: { conversation: 'did you?' },
            isForwarded: true,
            forwardingScore: 7,
          },
        },
      },
      {
        kind: 'text',
        text: 'yes',
        parts: {
          forwarded: 'often',
          quoted: {
            messageId: null,
            senderId: null,
            senderName: '~1',
            fromMe: false,
            kind: 'text',
            text: 'did you?',
          },
        },
      },
    ],
    [
      'a link with its preview',
      {
        extendedTextMessage: {
          text: 'see https://example.org',
          matchedText: 'https://example.org',
          title: 'Example',
          description: 'A page',
        },
      },
      {
        kind: 'text',
        parts: {
          link: {
            url: 'https://example.org',
            title: 'Example',
            description: 'A page',
            thumbnailUrl: null,
          },
        },
      },
    ],
    [
      'a place',
      { locationMessage: location },
      {
        kind: 'location',
        text: 'Here',
        parts: {
          location: { latitude: 51.5, longitude: -0.1, name: 'Here', address: 'A street 1', live: false },
        },
      },
    ],
    [
      'a contact card',
      { contactMessage: { displayName: 'Bob', vcard } },
      {
        kind: 'contact',
        text: 'Bob',
        parts: { contacts: [{ name: 'Bob', phoneNumbers: ['491701234567'] }] },
      },
    ],
    [
      'what is to be seen once',
      { viewOnceMessageV2: { message: { imageMessage: { caption: 'planted' } } } },
      { kind: 'unsupported', text: '', parts: { viewOnce: true } },
    ],
    [
      "a shop's buttons",
      { buttonsMessage: { contentText: 'Choose', footerText: 'now', buttons: [] } },
      { kind: 'text', text: 'Choose\nnow', parts: {} },
    ],
    ['an order', { orderMessage: { orderId: '1' } }, { kind: 'unsupported', text: '', parts: {} }],
  ])('%s', async (_name, message, expected) => {
    const before = (await talk.rows()).length;
    await send(message);
    const rows = await talk.program.eventually(
      () => talk.rows(),
      (all) => all.length > before,
    );
    expect(rows.at(-1)).toMatchObject(expected);
    expect(rows.at(-1)?.parts).toEqual(expected.parts ?? expect.anything());
  });

  it.each(['image', 'video', 'document', 'audio', 'sticker'] as const)(
    'a file that is to be fetched: %s',
    async (kind) => {
      const before = (await talk.rows()).length;
      await talk.simulator.admin.sendMedia({
        from: contact,
        to: talk.phone,
        kind,
        content: Buffer.alloc(2000, 1).toString('base64'),
        ...(kind === 'document' ? { fileName: '../../evil\u202Egnp.pdf' } : {}),
        ...(kind === 'image' ? { caption: 'look' } : {}),
      });
      const rows = await talk.program.eventually(
        () => talk.rows(),
        (all) => all.length > before,
      );
      const row = rows.at(-1);
      expect(row?.parts.media).toMatchObject({ type: kind, bytes: 2000, state: { kind: 'remote' } });
      if (kind === 'image') expect(row).toMatchObject({ kind: 'image', text: 'look' });
      if (kind === 'document') expect(row?.parts.media?.fileName).toBe('evil gnp.pdf');
    },
  );
});

describe('what others do with messages', () => {
  it('reactions are given, changed and taken back', async () => {
    const { ids } = await talk.simulator.admin.sendText({ phone: talk.phone, contact, text: 'react to me' });
    const from = contact;
    const about = { from, to: talk.phone, id: ids[0] ?? '' };
    await talk.simulator.admin.react({ ...about, emoji: '👍' });
    const row = await talk.row(({ reactions }) => reactions.length > 0);
    expect(row).toMatchObject({ text: 'react to me' });
    expect(row.reactions).toEqual([{ emoji: '👍', count: 1, mine: false, names: ['Greta'] }]);
    await talk.simulator.admin.react({ ...about, emoji: '🎉' });
    await talk.row(({ reactions }) => reactions[0]?.emoji === '🎉');
    await talk.simulator.admin.react({ ...about, emoji: '' });
    await talk.row(({ id, reactions }) => id === row.id && reactions.length === 0);
  });

  it('edits keep what was said before, deletions keep nothing', async () => {
    const { ids } = await talk.simulator.admin.sendText({ phone: talk.phone, contact, text: 'first words' });
    const about = { from: contact, to: talk.phone, id: ids[0] ?? '' };
    await talk.row(({ text }) => text === 'first words');
    await talk.simulator.admin.edit({ ...about, text: 'second words' });
    const row = await talk.row(({ text }) => text === 'second words');
    expect(row.edited).toBe(true);
    const { program, accountId, chat } = talk;
    const { texts } = await program.chats.messageInfo(accountId, chat.id, row.id);
    expect(texts.map(({ text }) => text)).toEqual(['first words', 'second words']);
    await talk.simulator.admin.remove(about);
    await talk.row(({ id, kind }) => id === row.id && kind === 'deleted');
    expect((await program.chats.messageInfo(accountId, chat.id, row.id)).texts).toEqual([]);
  });

  it('votes are opened, whichever comes first', async () => {
    const { ids } = await talk.simulator.admin.sendPoll({
      from: contact,
      to: talk.phone,
      name: 'When?',
      options: ['today', 'tomorrow'],
    });
    const poll = await talk.row(({ kind }) => kind === 'poll');
    expect(poll.parts.poll).toMatchObject({ question: 'When?', selectable: 1, voters: 0 });
    await talk.simulator.admin.votePoll({
      voter: talk.phone,
      poll: ids[0] ?? '',
      options: ['tomorrow'],
    });
    const voted = await talk.row(({ id, parts }) => id === poll.id && parts.poll?.voters === 1);
    expect(voted.parts.poll?.options).toEqual([
      { text: 'today', votes: 0, mine: false, names: [] },
      { text: 'tomorrow', votes: 1, mine: true, names: [] },
    ]);
  });
});

describe('in groups', () => {
  it('people are mentioned, answered, and the unread mention shows in the list', async () => {
    const { program, accountId, simulator, phone } = talk;
    const group = await simulator.admin.createGroup({
      creator: contact,
      subject: 'Walkers',
      members: [phone, other],
    });
    const own = program.accounts.session(accountId).record.lidJid ?? '';
    await simulator.admin.sendToGroup({
      group: group.jid,
      from: contact,
      message: {
        extendedTextMessage: {
          text: `@${own.split('@')[0] ?? ''} are you coming?`,
          contextInfo: { mentionedJid: [own] },
        },
      },
    });
    const chat = await program.eventually(
      () => program.chat(accountId, 'Walkers'),
      ({ mentions }) => mentions === 1,
    );
    const rows = await talk.rows(chat);
    const [asked] = rows.filter(({ kind }) => kind === 'text');
    expect(asked?.parts).toMatchObject({ mentionsMe: true, mentions: [{ isMe: true }] });
    expect(asked?.senderName).toBe('Greta');
    await program.accounts.session(accountId).markRead(chat.id, asked!.id);
    expect((await program.chat(accountId, 'Walkers')).mentions).toBe(0);
  });

  it('lines of the system say what happened', async () => {
    const { simulator, phone } = talk;
    const group = await simulator.admin.createGroup({
      creator: contact,
      subject: 'Runners',
      members: [phone],
    });
    const chat = await talk.program.chat(talk.accountId, 'Runners');
    await simulator.admin.changeGroupMembers({
      group: group.jid,
      by: contact,
      action: 'add',
      members: [other],
    });
    await simulator.admin.changeGroupSubject({ group: group.jid, by: contact, subject: 'Swimmers' });
    await simulator.admin.changeGroupSetting({ group: group.jid, by: contact, setting: 'announcement' });
    await simulator.admin.changeGroupMembers({
      group: group.jid,
      by: contact,
      action: 'remove',
      members: [phone],
    });
    await talk.row(({ parts }) => parts.system?.what === 'removed', chat);
    const lines = (await talk.rows(chat)).flatMap(({ kind, parts }) =>
      kind === 'system' && parts.system !== undefined ? [parts.system] : [],
    );
    expect(lines).toMatchObject([
      { what: 'group-created', by: 'Greta', value: 'Runners' },
      { what: 'added', by: 'Greta', aboutMe: false },
      { what: 'subject', by: 'Greta', value: 'Swimmers' },
      { what: 'announcement-on' },
      { what: 'removed', about: [], aboutMe: true },
    ]);
  });
});
