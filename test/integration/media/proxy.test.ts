import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { startHttpProxy, startSocksProxy, type TestProxy } from '../proxies/proxies.ts';
import { contentOf, newestFile, untilState } from './media-program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let proxy: TestProxy | null = null;
const contact = '447911170001';

beforeEach(async () => {
  simulator = await startSimulator({ seed: 171, receiptDelayMs: 20 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await proxy?.stop();
  await simulator.stop();
  await data.remove();
});

async function linked(): Promise<{ accountId: AccountId; phone: string }> {
  const accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
  await program.chat(accountId, 'Greta');
  return { accountId, phone };
}
const sendDocument = (phone: string, content: Buffer) =>
  simulator.admin.sendMedia({
    from: contact,
    to: phone,
    kind: 'document',
    content: content.toString('base64'),
  });

describe('files of an account with a proxy', () => {
  it.each([
    ['http', startHttpProxy],
    ['socks5', startSocksProxy],
  ] as const)('go both ways through it: %s', async (_kind, start) => {
    const { accountId, phone } = await linked();
    proxy = await start();
    await program.accounts.setProxy(accountId, proxy.settings);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    const ofFiles = (): number =>
      proxy?.targets.filter((target) => target === simulator.mediaHost).length ?? 0;

    const content = randomBytes(70_000);
    await sendDocument(phone, content);
    const message = await newestFile(program, accountId, 'Greta');
    await program.media.download(accountId, message.chatId, message.messageId);
    await untilState(program, message, 'here');
    expect((await contentOf(program, message)).equals(content)).toBe(true);
    expect(ofFiles()).toBe(1);

    const attachment = await program.media.attachBytes(randomBytes(5_000), 'a.bin', '');
    await program.media.send({
      accountId,
      chatId: message.chatId,
      attachmentId: attachment.id,
      as: 'document',
      caption: '',
      mentions: [],
      quotedMessageId: null,
      measured: null,
    });
    await program.eventually(
      async () => (await simulator.admin.counters()).counts['media.uploads'] ?? 0,
      (uploads) => uploads === 1,
    );
    expect(ofFiles()).toBe(2);
  });

  it('never go around one that is gone', async () => {
    const { accountId, phone } = await linked();
    proxy = await startHttpProxy();
    await program.accounts.setProxy(accountId, proxy.settings);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    await sendDocument(phone, randomBytes(5_000));
    const message = await newestFile(program, accountId, 'Greta');
    const before = (await simulator.admin.counters()).counts['media.downloads'] ?? 0;
    await proxy.stop();
    await program.media.download(accountId, message.chatId, message.messageId);
    const failed = await untilState(program, message, 'failed');
    expect(failed?.state).toEqual({ kind: 'failed', reason: 'network' });
    expect((await simulator.admin.counters()).counts['media.downloads'] ?? 0).toBe(before);
  });
});
