import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageView, PersonId } from '../../../preload/contract/model.ts';
import { askedInGroup, question } from '../asked-in-group.ts';
import { beginTalk, contact, type Talk } from './talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await beginTalk();
});
afterAll(() => talk.end());

const messages = () => talk.program.accounts.session(talk.accountId).messages;
const isDone = ({ status }: MessageView): boolean => ['sent', 'delivered', 'read'].includes(status);
/** Sends a text and waits until it has arrived. */
async function sent(text: string): Promise<MessageView> {
  const view = await messages().sendText(talk.chat.id, { text });
  await talk.received((message) => message.text === text);
  return talk.row((row) => row.id === view.id && isDone(row));
}

describe('an own message', () => {
  it('answers another one', async () => {
    const [hello] = await talk.rows();
    const view = await messages().sendText(talk.chat.id, { text: 'hello back' }, hello!.id);
    expect(view.parts.quoted).toMatchObject({ messageId: hello!.id, text: 'hello', fromMe: false });
    const received = await talk.received(({ text }) => text === 'hello back');
    expect(received.content).toMatchObject({
      extendedTextMessage: { contextInfo: { quotedMessage: { conversation: 'hello' } } },
    });
  });

  it('mentions somebody by the name that WhatsApp has for them', async () => {
    const { program, accountId } = talk;
    const chat = await askedInGroup(talk, accountId, contact);
    const asked = await talk.row(({ text }) => text === question, chat);
    const personId = asked.senderId as PersonId;
    const view = await messages().sendText(chat.id, {
      text: 'not me, @Greta!',
      mentions: [{ start: 8, length: 6, personId }],
    });
    expect(view.text).toMatch(/^not me, @\d+!$/);
    expect(view.parts.mentions).toMatchObject([{ name: 'Greta', isMe: false }]);
    const received = await talk.received(({ text }) => text === view.text);
    expect(received.content).toMatchObject({
      extendedTextMessage: { contextInfo: { mentionedJid: [expect.stringMatching(/@lid$/)] } },
    });
    const { receipts } = await program.eventually(
      () => program.chats.messageInfo(accountId, chat.id, view.id),
      (info) => info.receipts.length > 0,
    );
    expect(receipts).toMatchObject([{ name: 'Greta', deliveredAt: expect.any(Number) }]);

    // An edit goes on mentioning: whom it names comes with the message itself.
    const [mentioned] = view.parts.mentions ?? [];
    expect(mentioned?.personId).toBe(personId);
    await messages().actions.edit(
      chat.id,
      view.id,
      await messages().resolveMentions({
        text: 'surely not me, @Greta!',
        mentions: [{ start: 15, length: 6, personId: mentioned!.personId! }],
      }),
    );
    const edited = await talk.row((row) => row.id === view.id && row.edited && isDone(row), chat);
    expect(edited.text).toBe(`surely not me, @${mentioned!.token}!`);
    expect(edited.parts.mentions).toEqual(view.parts.mentions);
    const changed = await talk.received(({ content }) => JSON.stringify(content).includes('surely not me'));
    expect(JSON.stringify(changed.content)).toContain(`"mentionedJid":["${mentioned!.token}@lid"]`);
  });

  it('is forwarded and quoted as it reads after an edit', async () => {
    const { id } = await sent('bring the kees');
    await messages().actions.edit(talk.chat.id, id, { text: 'bring the keys', mentions: [] });
    await talk.row((row) => row.id === id && row.edited && isDone(row));
    const view = await messages().forward(talk.chat.id, id, talk.chat.id);
    expect(view.text).toBe('bring the keys');
    await talk.received((message) => message.id !== id && message.text === 'bring the keys');
    await messages().sendText(talk.chat.id, { text: 'as I said' }, id);
    const received = await talk.received(({ text }) => text === 'as I said');
    expect(JSON.stringify(received.content)).toContain('bring the keys');
  });

  it('is forwarded to one chat, and says so', async () => {
    await talk.simulator.admin.sendText({ phone: talk.phone, contact, text: 'pass this on' });
    const { id } = await talk.row(({ text }) => text === 'pass this on');
    const view = await messages().forward(talk.chat.id, id, talk.chat.id);
    expect(view).toMatchObject({ text: 'pass this on', fromMe: true, parts: { forwarded: 'once' } });
    await talk.received(({ text }) => text === 'pass this on');
  });

  it('is a contact card', async () => {
    const { program, accountId } = talk;
    const asked = await talk.row(
      ({ text }) => text === 'who reads?',
      await program.chat(accountId, 'Readers'),
    );
    const view = await messages().sendContacts(talk.chat.id, [asked.senderId as PersonId]);
    expect(view).toMatchObject({ kind: 'contact', parts: { contacts: [{ phoneNumbers: [contact] }] } });
    const received = await talk.received(({ content }) => 'contactMessage' in content);
    expect(JSON.stringify(received.content)).toContain(`waid=${contact}`);
  });
});

describe('what is done with a message', () => {
  it('a reaction shows at once, arrives, and is taken back', async () => {
    const [hello] = await talk.rows();
    await messages().actions.react(talk.chat.id, hello!.id, '❤️');
    expect((await talk.rows())[0]?.reactions).toEqual([{ emoji: '❤️', count: 1, mine: true, names: [] }]);
    await talk.received(({ kind, text }) => kind === 'reactionMessage' && text === '❤️');
    await messages().actions.react(talk.chat.id, hello!.id, '');
    await talk.received(({ kind, text }) => kind === 'reactionMessage' && text === '');
    expect((await talk.rows())[0]?.reactions).toEqual([]);
  });

  it('an edit waits for the service, then shows', async () => {
    const { id } = await sent('teh words');
    await messages().actions.edit(talk.chat.id, id, { text: 'the words', mentions: [] });
    const edited = await talk.row((row) => row.id === id && row.edited);
    expect(edited).toMatchObject({ text: 'the words' });
    expect(isDone(edited)).toBe(true);
    await talk.received(({ text }) => text === 'the words');
    const { texts } = await talk.program.chats.messageInfo(talk.accountId, talk.chat.id, id);
    expect(texts.map(({ text }) => text)).toEqual(['teh words', 'the words']);
  });

  it('a deletion for everyone leaves the place only', async () => {
    const { id } = await sent('never said');
    await messages().actions.delete(talk.chat.id, id, true);
    await talk.row((row) => row.id === id && row.kind === 'deleted');
    await talk.received(({ content }) => JSON.stringify(content).includes('"REVOKE"'));
  });

  it('a star and a deletion for oneself go to the own devices', async () => {
    const { id } = await sent('a keeper');
    await messages().actions.star(talk.chat.id, id, true);
    expect((await talk.row((row) => row.id === id)).starred).toBe(true);
    const gone = await sent('not for my eyes');
    await messages().actions.delete(talk.chat.id, gone.id, false);
    expect((await talk.rows()).some((row) => row.id === gone.id)).toBe(false);
    const state = await talk.program.eventually(
      () => talk.simulator.admin.appState({ phone: talk.phone }),
      (all) => /star/.test(JSON.stringify(all)) && /deleteMessageForMe/.test(JSON.stringify(all)),
    );
    expect(JSON.stringify(state)).toContain('starAction');
    await talk.program.eventually(
      () => talk.program.chats.outgoing(talk.accountId),
      (waiting) => waiting.length === 0,
    );
  });

  it('a star that is set on the phone shows here', async () => {
    const row = await sent('starred elsewhere');
    const received = await talk.received(({ text }) => text === 'starred elsewhere');
    await talk.simulator.admin.changeAppState({
      phone: talk.phone,
      change: { action: 'star', chat: contact, id: received.id, fromMe: true, on: true },
    });
    await talk.row(({ id, starred }) => id === row.id && starred);
  });

  it('refusals have words: somebody else wrote it, it is too old, it is no more', async () => {
    const [hello] = await talk.rows();
    const { actions } = messages();
    const text = { text: 'x', mentions: [] };
    await expect(actions.edit(talk.chat.id, hello!.id, text)).rejects.toMatchObject({
      code: 'message-not-yours',
    });
    await expect(actions.delete(talk.chat.id, hello!.id, true)).rejects.toMatchObject({
      code: 'message-not-yours',
    });
    await expect(actions.react(talk.chat.id, '999999' as MessageView['id'], 'x')).rejects.toMatchObject({
      code: 'message-not-found',
    });
    await expect(actions.vote(talk.chat.id, hello!.id, [0])).rejects.toMatchObject({
      code: 'vote-impossible',
    });
  });
});

describe('polls', () => {
  it('are asked and answered, both ways', async () => {
    const view = await messages().sendPoll(talk.chat.id, {
      question: 'Which?',
      options: ['this', 'that'],
      multiple: false,
    });
    const received = await talk.received(({ kind }) => kind.startsWith('pollCreation'));
    await talk.simulator.admin.votePoll({ voter: contact, poll: received.id, options: ['that'] });
    const voted = await talk.row(({ id, parts }) => id === view.id && parts.poll?.voters === 1);
    expect(voted.parts.poll?.options[1]).toEqual({ text: 'that', votes: 1, mine: false, names: ['Greta'] });
    await messages().actions.vote(talk.chat.id, view.id, [1]);
    const both = await talk.row(({ id, parts }) => id === view.id && parts.poll?.voters === 2);
    expect(both.parts.poll?.options[1]).toMatchObject({ votes: 2, mine: true });
    await talk.received(({ kind }) => kind === 'pollUpdateMessage');
  });
});

describe('what was asked for while nothing could be sent', () => {
  it('goes out after a restart, in order', async () => {
    const { simulator, accountId, chat } = talk;
    const target = await sent('to be changed');
    await simulator.admin.refuse({ status: 503, times: 5 });
    await simulator.admin.disconnect({ phone: talk.phone, how: 'drop' });
    await talk.program.until(accountId, ({ state }) => state.kind === 'waiting');
    await messages().actions.edit(chat.id, target.id, { text: 'was changed', mentions: [] });
    await messages().actions.react(chat.id, target.id, '🙈');
    expect((await talk.row(({ id }) => id === target.id)).status).toBe('queued');
    const readers = await talk.program.chat(accountId, 'Readers');
    const greta = (await talk.row(({ text }) => text === question, readers)).senderId as PersonId;
    const draft = { text: 'you, @Greta', mentions: [{ start: 5, length: 6, personId: greta }] };
    await messages().setDraft(chat.id, { text: 'to be continued' });
    await messages().setDraft(readers.id, draft);
    await talk.restart(() => simulator.admin.clearRefusals({}));
    const again = talk.program;
    const rows = await again.eventually(
      () => again.messages(accountId, chat),
      (all) => all.some((row) => row.id === target.id && row.edited),
    );
    expect(rows.find(({ id }) => id === target.id)).toMatchObject({
      text: 'was changed',
      reactions: [{ emoji: '🙈', mine: true }],
    });
    expect((await again.chat(accountId, 'Greta')).draft).toBe('to be continued');
    expect(await again.chat(accountId, 'Readers')).toMatchObject({
      draft: draft.text,
      draftMentions: draft.mentions,
    });
    await talk.received(({ text }) => text === '🙈');
  });
});
