import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

const day = 86_400_000;
let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 6 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

it('remembers when an account was online and when its phone was heard of, over a restart', async () => {
  const accountId = await program.link();
  const view = program.accounts.session(accountId).view();
  const phone = view.phoneNumber ?? '';
  expect(view.onlineAt).not.toBeNull();
  expect(view.phoneSeenAt).not.toBeNull();
  expect(await program.accounts.countDevices(accountId)).toBe(1);

  // As if nobody had touched the phone for eleven days.
  const silentSince = Date.now() - 11 * day;
  await program.chats.updateAccount(accountId, { phoneSeenAt: silentSince });
  await program.close();
  program = await startProgram({ simulator, data });
  const again = await program.until(accountId, ({ state }) => state.kind === 'online');
  expect(again.phoneSeenAt).toBe(silentSince);
  // A contact's message is no sign of the phone …
  await simulator.admin.sendText({ phone, contact: '447911123456', text: 'are you there?', name: 'Greta' });
  const chat = await program.chat(accountId, 'Greta');
  expect(program.accounts.session(accountId).view().phoneSeenAt).toBe(silentSince);
  // … its owner's own is.
  await simulator.admin.sendFromPhone({ phone, contact: '447911123456', text: 'I am' });
  await program.until(accountId, ({ phoneSeenAt }) => (phoneSeenAt ?? 0) > silentSince);
  expect(await program.messages(accountId, chat)).not.toHaveLength(0);
});

it('counts the devices of the phone, and says nothing about them while offline', async () => {
  const accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  const otherData = await newTestData();
  const other = await startProgram({ simulator, data: otherData });
  await other.link(phone);
  expect(await program.accounts.countDevices(accountId)).toBe(2);
  await other.close();
  await otherData.remove();
  await program.accounts.session(accountId).pause();
  expect(await program.accounts.countDevices(accountId)).toBeNull();
});
