import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaType } from '../../../preload/contract/message-parts.ts';
import type { AccountId, ChatId, MessageView, PersonId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { askedInGroup, question } from '../asked-in-group.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { contentOf, filesOf } from './media-program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let accountId: AccountId;
let chatId: ChatId;
const contact = '447911160001';

beforeEach(async () => {
  simulator = await startSimulator({ seed: 161, receiptDelayMs: 20 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
  chatId = (await program.chat(accountId, 'Greta')).id;
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const pngHeader = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e00806000000', 'hex');
const contents: Readonly<Record<MediaType, readonly [string, Buffer]>> = {
  image: ['photo.png', Buffer.concat([pngHeader, randomBytes(90_000)])],
  video: ['clip.mp4', Buffer.concat([Buffer.from('00000018ftypmp42', 'latin1'), randomBytes(200_000)])],
  gif: ['clip.mp4', Buffer.concat([Buffer.from('\0\0\0\u0018ftypmp42', 'latin1'), randomBytes(20_000)])],
  voice: ['voice.ogg', Buffer.concat([Buffer.from('OggS'), randomBytes(9_000)])],
  audio: ['song.mp3', Buffer.concat([Buffer.from('ID3'), randomBytes(50_000)])],
  document: ['Offer.pdf', Buffer.concat([Buffer.from('%PDF-1.7'), randomBytes(70_001)])],
  sticker: [
    'sticker.webp',
    Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8X', 'latin1'), randomBytes(9_000)]),
  ],
};
contents.video[1].set(Buffer.from('\0\0\0\u0018ftypmp42', 'latin1'));

const measured = {
  width: null,
  height: null,
  seconds: 3.4,
  thumbnail: null,
  waveform: Array.from({ length: 64 }, (_, index) => index),
};

async function send(
  as: MediaType,
  caption = '',
  rest: Partial<Parameters<TestProgram['media']['send']>[0]> = {},
): Promise<MessageView> {
  const [fileName, bytes] = contents[as];
  const attachment = await program.media.attachBytes(bytes, fileName, 'application/octet-stream');
  const view = await program.media.send({
    accountId,
    chatId,
    attachmentId: attachment.id,
    as,
    caption,
    mentions: [],
    quotedMessageId: null,
    measured,
    ...rest,
  });
  if (view === null) throw new Error('not attached');
  return view;
}

const ofMessage = async (id: string): Promise<MessageView | undefined> =>
  (await program.chats.messageViews(accountId, chatId, [id as MessageView['id']]))[0];
const received = async () =>
  (await simulator.admin.receivedBy({ contact })).filter(({ content }) =>
    /(?:image|video|audio|document|sticker)Message/u.test(Object.keys(content as object).join()),
  );
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a file that is sent', () => {
  it.each(['image', 'video', 'gif', 'voice', 'audio', 'document', 'sticker'] as const)(
    'arrives as it was: %s',
    async (as) => {
      const view = await send(as, 'look');
      expect(view.status).toBe('queued');
      expect(view.parts.media).toMatchObject({ type: as, state: { kind: 'uploading' } });
      await program.eventually(
        () => ofMessage(view.id),
        (message) => message?.status === 'delivered' || message?.status === 'read',
      );
      const [arrived, ...more] = await program.eventually(received, (all) => all.length > 0);
      expect(more).toEqual([]);
      const file = await simulator.admin.mediaOf({ contact, id: arrived?.id ?? '' });
      expect(file.sha256).toBe(sha256(contents[as][1]));
      const here = await ofMessage(view.id);
      expect(here?.parts.media?.state).toMatchObject({ kind: 'here' });
      expect(here?.text).toBe(['image', 'video', 'gif', 'document'].includes(as) ? 'look' : '');
    },
  );

  it('names people in its caption, and what it answers, here at once and at the other end', async () => {
    const chat = await askedInGroup({ program, simulator }, accountId, contact);
    const inGroup = async (id?: MessageView['id']) =>
      (await program.messages(accountId, chat)).find((row) =>
        id === undefined ? row.text === question : row.id === id,
      );
    const asked = await program.eventually(inGroup, (row) => row !== undefined);
    const personId = asked?.senderId as PersonId;
    const mentions = [
      { start: 4, length: 6, personId },
      // Nobody, and nowhere.
      { start: 0, length: 3, personId: '99999' as PersonId },
      { start: 4, length: 600, personId },
    ];
    const view = await send('image', 'ask @Greta', {
      chatId: chat.id,
      mentions,
      quotedMessageId: asked?.id ?? null,
    });
    expect(view.text).toMatch(/^ask @\d+$/);
    expect(view.parts.mentions).toMatchObject([{ name: 'Greta', personId, isMe: false }]);
    expect(view.parts.quoted).toMatchObject({ messageId: asked?.id, text: question });
    expect((await program.chat(accountId, 'Readers')).lastMessage).toMatchObject({
      kind: 'image',
      mentions: [{ name: 'Greta' }],
    });
    const [arrived] = await program.eventually(received, (all) => all.length > 0);
    const [mentioned] = view.parts.mentions ?? [];
    expect(arrived?.content).toMatchObject({
      imageMessage: { caption: view.text, contextInfo: { mentionedJid: [`${mentioned?.token}@lid`] } },
    });

    const direct = await send('document', '@Greta reads', { mentions: [{ start: 0, length: 6, personId }] });
    expect(direct.text).toBe(`@${mentioned?.token} reads`);
    expect(direct.parts.mentions).toMatchObject([{ name: 'Greta' }]);

    // Its caption is edited, exported and passed on as a text is.
    const { messages } = program.accounts.session(accountId);
    await program.eventually(
      () => inGroup(view.id),
      (row) => row?.status === 'delivered' || row?.status === 'read',
    );
    const forwarded = await messages.forward(chat.id, view.id, chat.id);
    expect(forwarded).toMatchObject({ kind: 'image', text: view.text });
    const text = await messages.resolveMentions({
      text: 'do ask @Greta',
      mentions: [{ start: 7, length: 6, personId }],
    });
    await messages.actions.edit(chat.id, view.id, text);
    const edited = await program.eventually(
      () => inGroup(view.id),
      (row) => row?.edited === true,
    );
    expect(edited?.text).toBe(`do ask @${mentioned?.token}`);
    expect(edited?.parts.mentions).toMatchObject([{ name: 'Greta' }]);
  });

  it('that the service refuses says so, and arrives once when it is tried again', async () => {
    await simulator.admin.refuseUploads({ status: 403, times: 2 });
    const view = await send('image');
    const failed = await program.eventually(
      () => ofMessage(view.id),
      (message) => message?.status === 'failed',
    );
    expect(failed?.parts.media?.state).toEqual({ kind: 'failed', reason: 'refused' });
    expect(await received()).toEqual([]);
    await program.media.download(accountId, chatId, view.id);
    await program.eventually(received, (all) => all.length === 1);
  });

  it('can be called off, and is not sent', async () => {
    await simulator.admin.refuseUploads({ status: 503, times: 50 });
    const view = await send('video');
    await program.media.cancel(accountId, chatId, view.id);
    const failed = await program.eventually(
      () => ofMessage(view.id),
      (message) => message?.status === 'failed',
    );
    expect(failed?.parts.media?.state.kind).toBe('here');
  });

  it('goes on after the program was ended in the middle, once, under the same id', async () => {
    await simulator.admin.refuseUploads({ status: 503, times: 1 });
    const view = await send('document');
    await program.close();
    program = await startProgram({ simulator, data });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    await program.eventually(
      () => ofMessage(view.id),
      (message) => message?.status === 'delivered' || message?.status === 'read',
    );
    expect(await received()).toHaveLength(1);
    expect(
      (await contentOf(program, { accountId, chatId, messageId: view.id })).equals(contents.document[1]),
    ).toBe(true);
  });
});

describe('files on the disk', () => {
  it('go with the account', async () => {
    await send('image');
    await program.until(accountId, ({ pictureUrl }) => pictureUrl !== null);
    expect((await filesOf(data)).length).toBeGreaterThan(1);
    await program.accounts.remove(accountId);
    await program.eventually(
      () => filesOf(data),
      (files) => files.length === 0,
    );
  });

  it('that a killed process left are swept at the next start', async () => {
    const [fileName, bytes] = contents.document;
    await program.media.attachBytes(bytes, fileName, '');
    const before = (await filesOf(data)).length;
    await program.close();
    program = await startProgram({ simulator, data });
    await program.eventually(
      () => filesOf(data),
      (files) => files.length < before,
    );
  });
});
