import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultAccountSettings } from '../../../preload/contract/account-settings.ts';
import type { MediaMessage } from '../../../main/accounts/media-store-port.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { mountVolume } from '../../drills/disk/volume.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { hurriedClock, newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { contentOf, filesOf, newestFile, untilState } from './media-program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let accountId: AccountId;
let phone: string;
const contact = '447911150011';
const content = randomBytes(400_000);

beforeEach(async () => {
  simulator = await startSimulator({ seed: 171 });
  data = await newTestData();
  program = await startProgram({ simulator, data, clock: hurriedClock });
  accountId = await program.link();
  phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.addContact({ phone, contact, name: 'Greta' });
  await program.until(accountId, ({ pictureUrl }) => pictureUrl !== null);
  await program.accounts.setSettings(accountId, { ...defaultAccountSettings, autoDownload: 'never' }, false);
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

async function sendFile(): Promise<{ readonly message: MediaMessage; readonly id: string }> {
  const { ids } = await simulator.admin.sendMedia({
    from: contact,
    to: phone,
    kind: 'document',
    content: content.toString('base64'),
  });
  return { message: await newestFile(program, accountId, 'Greta'), id: ids[0] ?? '' };
}
const download = ({ chatId, messageId }: MediaMessage) =>
  program.media.download(accountId, chatId, messageId);
const whole = async (message: MediaMessage): Promise<void> => {
  await untilState(program, message, 'here');
  expect((await contentOf(program, message)).equals(content)).toBe(true);
};
const reasonOf = async (message: MediaMessage): Promise<string> => {
  const failed = await untilState(program, message, 'failed');
  return failed?.state.kind === 'failed' ? failed.state.reason : '';
};

describe('a download', () => {
  it('whose connection breaks in the middle is tried again by itself', async () => {
    const { message } = await sendFile();
    await simulator.admin.breakDownloads({ how: 'cut', times: 2 });
    await download(message);
    await whole(message);
  });

  it('that breaks every time says so, leaves nothing behind, and comes when asked for again', async () => {
    const { message } = await sendFile();
    const before = await filesOf(data);
    await simulator.admin.breakDownloads({ how: 'cut', times: 3 });
    await download(message);
    expect(await reasonOf(message)).toBe('network');
    expect(await filesOf(data)).toEqual(before);
    await download(message);
    await whole(message);
  });

  it('of which no more comes is given up and begun anew', async () => {
    const { message } = await sendFile();
    await simulator.admin.breakDownloads({ how: 'stall' });
    await download(message);
    await whole(message);
  });

  it('goes on after the program was killed in its middle', async () => {
    // In its own time nothing moves on the disk while it is copied: a download that is silent is given up after half a minute.
    await program.close();
    program = await startProgram({ simulator, data });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    const { message } = await sendFile();
    const before = (await simulator.admin.counters()).counts['media.downloads'] ?? 0;
    await simulator.admin.breakDownloads({ how: 'stall', times: 10 });
    await download(message);
    await program.eventually(
      () => simulator.admin.counters(),
      ({ counts }) => (counts['media.downloads'] ?? 0) > before,
    );
    // What a killed process leaves is what is on the disk at this moment.
    const left = await mkdtemp(join(tmpdir(), 'switchboard-killed-'));
    await cp(data.folder, left, { recursive: true });
    await program.close();
    await rm(data.folder, { recursive: true });
    await cp(left, data.folder, { recursive: true });
    await rm(left, { recursive: true });
    await simulator.admin.clearRefusals({});
    program = await startProgram({ simulator, data, clock: hurriedClock });
    await whole(message);
  });
});

describe('a file that the service has no longer', () => {
  it.each([
    ['has it no longer either', 'has-not', 'phone-has-not'],
    ['does not answer', 'silent', 'phone-silent'],
  ] as const)('says so when the phone %s, and comes when the phone has it', async (_what, answer, reason) => {
    const { message, id } = await sendFile();
    await simulator.admin.expireMedia({ contact: phone, id });
    await simulator.admin.phoneAnswers({ answer });
    await download(message);
    expect(await reasonOf(message)).toBe(reason);
    await simulator.admin.phoneAnswers({ answer: 'uploads' });
    await download(message);
    await whole(message);
  });
});

it('a full disk is told, leaves no part of the file, and is over when there is room', async (context) => {
  const volume = await mountVolume(4 * 1024 * 1024);
  if (typeof volume === 'string') return context.skip(volume);
  try {
    const { message } = await sendFile();
    await program.close();
    const media = join(data.folder, 'media');
    await cp(media, join(volume.folder, 'media'), { recursive: true });
    await rm(media, { recursive: true });
    await symlink(join(volume.folder, 'media'), media);
    program = await startProgram({ simulator, data, clock: hurriedClock });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    await volume.fill(100_000);
    const before = await filesOf(data);
    await download(message);
    expect(await reasonOf(message)).toBe('disk-full');
    expect(await filesOf(data)).toEqual(before);
    await volume.empty();
    await download(message);
    await whole(message);
  } finally {
    await program.close();
    await volume.remove();
  }
});
