import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultAccountSettings } from '../../../preload/contract/account-settings.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { bytesOnDisk, contentOf, filesOf, newestFile, untilState } from './media-program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let accountId: AccountId;
let phone: string;
let before: readonly string[];
const contact = '447911150001';

beforeEach(async () => {
  simulator = await startSimulator({ seed: 151 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  accountId = await program.link();
  phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.addContact({ phone, contact, name: 'Greta' });
  // The account's own picture is a file, too.
  await program.until(accountId, ({ pictureUrl }) => pictureUrl !== null);
  before = await filesOf(data);
});
const newFiles = async () => (await filesOf(data)).filter((name) => !before.includes(name));
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

type Sent = Parameters<Simulator['admin']['sendMedia']>[0];
const send = (content: Buffer, more: Partial<Omit<Sent, 'content'>> = {}) =>
  simulator.admin.sendMedia({
    from: contact,
    to: phone,
    kind: 'image',
    ...more,
    content: content.toString('base64'),
  });

const setRule = (autoDownload: 'never' | 'pictures' | 'everything') =>
  program.accounts.setSettings(accountId, { ...defaultAccountSettings, autoDownload }, false);

describe('files that come', () => {
  it.each([
    ['image', {}],
    ['sticker', {}],
    ['audio', { voice: true }],
  ] as const)('are fetched by the rule: %s', async (kind, more) => {
    const content = randomBytes(150_000);
    await send(content, { kind, ...more });
    const message = await newestFile(program, accountId, 'Greta', ({ state }) => state.kind === 'here');
    expect((await contentOf(program, message)).equals(content)).toBe(true);
  });

  it.each(['video', 'document', 'audio'] as const)('wait to be asked for: %s', async (kind) => {
    const content = randomBytes(150_000);
    await send(content, { kind });
    const message = await newestFile(program, accountId, 'Greta');
    await program.media.view(accountId, message.chatId, [message.messageId]);
    expect((await newestFile(program, accountId, 'Greta')).state.kind).toBe('remote');
    await program.media.download(accountId, message.chatId, message.messageId);
    await untilState(program, message, 'here');
    expect((await contentOf(program, message)).equals(content)).toBe(true);
  });

  it('all come with the rule for everything, and none with the rule for none', async () => {
    await setRule('everything');
    await send(randomBytes(5_000), { kind: 'document' });
    await newestFile(program, accountId, 'Greta', ({ state }) => state.kind === 'here');
    await setRule('never');
    await send(randomBytes(5_000));
    const message = await newestFile(program, accountId, 'Greta', ({ kind }) => kind === 'image');
    await program.media.view(accountId, message.chatId, [message.messageId]);
    expect((await newestFile(program, accountId, 'Greta')).state.kind).toBe('remote');
  });

  it('are kept once, however often they were sent', async () => {
    const content = randomBytes(100_000);
    await send(content);
    await newestFile(program, accountId, 'Greta', ({ state }) => state.kind === 'here');
    const downloads = (await simulator.admin.counters()).counts['media.downloads'];
    await send(content, { caption: 'again' });
    const second = await newestFile(
      program,
      accountId,
      'Greta',
      ({ state, file }) => state.kind === 'here' && file !== null,
    );
    expect((await contentOf(program, second)).equals(content)).toBe(true);
    expect(await newFiles()).toHaveLength(1);
    expect(downloads).toBeGreaterThan(0);
  });

  it('are on the disk in no readable form, nor are their names', async () => {
    const content = Buffer.from('a very private picture '.repeat(5_000));
    await send(content, { kind: 'document', fileName: 'private-letter.pdf' });
    const message = await newestFile(program, accountId, 'Greta');
    await program.media.download(accountId, message.chatId, message.messageId);
    await untilState(program, message, 'here');
    const disk = await bytesOnDisk(data.folder);
    expect(disk.includes('very private')).toBe(false);
    expect(disk.includes('private-letter')).toBe(false);
    expect(program.log.lines.join('\n')).not.toMatch(/private-letter|very private/);
  });
});

describe('a file that the service has no longer', () => {
  it('is asked for at the phone, and comes', async () => {
    await setRule('never');
    const content = randomBytes(80_000);
    const { ids } = await send(content);
    await simulator.admin.expireMedia({ contact: phone, id: ids[0] ?? '' });
    const message = await newestFile(program, accountId, 'Greta');
    await program.media.download(accountId, message.chatId, message.messageId);
    await untilState(program, message, 'here');
    expect((await contentOf(program, message)).equals(content)).toBe(true);
  });

  it('is expired while nobody has asked for it', async () => {
    const { ids } = await send(randomBytes(80_000), { kind: 'image' });
    await simulator.admin.expireMedia({ contact: phone, id: ids[0] ?? '' });
    const message = await newestFile(program, accountId, 'Greta', ({ state }) => state.kind !== 'waiting');
    if (message.state.kind === 'remote')
      await program.media.view(accountId, message.chatId, [message.messageId]);
    // It may have been fetched before it went.
    const settled = await newestFile(program, accountId, 'Greta', ({ state }) =>
      ['expired', 'here'].includes(state.kind),
    );
    if (settled.state.kind === 'here') return;
    await program.media.download(accountId, settled.chatId, settled.messageId);
    await untilState(program, settled, 'here');
  });
});

describe('a file that is not what was sent', () => {
  it.each([
    ['another hash', { fileSha256: randomBytes(32) }],
    ['another key', { mediaKey: randomBytes(32) }],
    ['another length', { fileLength: 12 }],
  ])('is a failure and no picture: %s', async (_what, lie) => {
    await setRule('never');
    const { ids } = await send(randomBytes(60_000));
    const [received] = (await simulator.admin.receivedBy({ contact: phone })).filter(
      ({ id }) => id === ids[0],
    );
    const { imageMessage: image } = (received?.content ?? {}) as { imageMessage?: Record<string, unknown> };
    const encoded = Object.fromEntries(
      Object.entries(lie).map(([name, value]) => [
        name,
        Buffer.isBuffer(value) ? value.toString('base64') : value,
      ]),
    );
    await simulator.admin.sendMessage({
      from: contact,
      to: phone,
      message: { imageMessage: { ...image, ...encoded, caption: 'a lie' } },
    });
    const message = await newestFile(
      program,
      accountId,
      'Greta',
      ({ messageId, content }) => Buffer.from(content).includes('a lie') && messageId !== null,
    );
    await program.media.download(accountId, message.chatId, message.messageId);
    const failed = await untilState(program, message, 'failed');
    expect(failed?.state.kind === 'failed' && failed.state.reason).toMatch(/damaged|too-large/);
    expect(failed?.file).toBeNull();
    expect(await newFiles()).toEqual([]);
  });
});
