import { DEF_MEDIA_HOST } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, it } from 'vitest';
import type { AccountId, ChatView } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { startHttpProxy, type TestProxy } from '../proxies/proxies.ts';

let simulator: Simulator;
let proxy: TestProxy;
let data: TestData;
let program: TestProgram;
const contact = '447911150061';

beforeEach(async () => {
  // The history lies on the media host, as with a real phone, whose name is known to the proxy only.
  simulator = await startSimulator({ seed: 61, historyBlobs: true });
  const mediaPort = Number(simulator.mediaHost.split(':')[1]);
  proxy = await startHttpProxy({ leadTo: (host) => (host === DEF_MEDIA_HOST ? mediaPort : null) });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  await program.accounts.setProxy(null, proxy.settings);
});
afterEach(async () => {
  await program.close();
  await proxy.stop();
  await simulator.stop();
  await data.remove();
});

const untilShown = async (accountId: AccountId, fits: (chat: ChatView) => boolean): Promise<void> => {
  await program.eventually(
    () => program.chats.chatPage(accountId, null, 100),
    ({ rows }) => rows.some((chat) => chat.title === 'Greta' && fits(chat)),
  );
};

it('what the phone had set before it was linked holds, however late its history comes, and so does what it sets later', async () => {
  const { number: phone } = await simulator.admin.addPhone({ name: 'Ada', pushName: true });
  const change = (wanted: Parameters<Simulator['admin']['changeAppState']>[0]['change']) =>
    simulator.admin.changeAppState({ phone, change: wanted });
  await simulator.admin.addContact({ phone, contact, name: 'Greta' });
  await change({ action: 'contact', chat: contact, name: 'Greta' });
  await change({ action: 'pin', chat: contact });
  await simulator.admin.breakDownloads({ how: 'hold', times: 10 });
  const accountId = program.accounts.add();
  const { qr } = await program.untilLinking(accountId, 'scan');
  await simulator.admin.scanQr(qr, { phone });
  await program.until(accountId, ({ state }) => state.kind === 'syncing');
  await untilShown(accountId, ({ pinned, lastMessage }) => pinned && lastMessage === null);
  await simulator.admin.clearRefusals({});
  await untilShown(accountId, ({ pinned, lastMessage }) => pinned && lastMessage !== null);
  await change({ action: 'pin', chat: contact, on: false });
  await untilShown(accountId, ({ pinned }) => !pinned);
});
