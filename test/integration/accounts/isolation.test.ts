import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 31 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const phoneOf = (accountId: AccountId): string =>
  program.accounts.session(accountId).view().phoneNumber ?? '';

let people = 0;
/** Somebody new writes to the account and is answered: it receives and it sends. */
async function talk(accountId: AccountId): Promise<void> {
  const person = ++people;
  const contact = `4479111${String(20_000 + person)}`;
  const name = `Person ${person}`;
  await simulator.admin.sendText({ phone: phoneOf(accountId), contact, text: 'question', name });
  const chat = await program.chat(accountId, name);
  await program.accounts.session(accountId).sendText(chat.id, 'answer');
  const received = await program.eventually(
    () => simulator.admin.receivedBy({ contact }),
    (messages) => messages.length > 0,
  );
  expect(received.map((message) => message.text)).toEqual(['answer']);
}

/** One account that trouble comes to, and two that must not notice. */
async function linkThree(): Promise<{ troubled: AccountId; others: readonly AccountId[] }> {
  const troubled = await program.link();
  return { troubled, others: [await program.link(), await program.link()] };
}

describe('trouble of one account leaves the others alone:', () => {
  it('damaged credentials', async () => {
    const { troubled, others } = await linkThree();
    await program.accounts.session(troubled).pause();
    await program.credentials.commit(troubled, { credentials: Buffer.from('{"me":1'), keys: [] });
    await program.accounts.session(troubled).resume();
    const view = await program.until(troubled, ({ state }) => state.kind === 'stopped');
    expect(view.state).toMatchObject({ reason: 'credentials-unreadable' });
    for (const accountId of others) await talk(accountId);
  });

  it('a handler that throws at every message', async () => {
    const { troubled, others } = await linkThree();
    const whole = program.accountStore.applyBatch.bind(program.accountStore);
    let thrown = 0;
    program.accountStore.applyBatch = async (accountId, batch) => {
      if (accountId !== troubled) return whole(accountId, batch);
      thrown++;
      throw new Error('planted');
    };
    const contact = '447911100001';
    await simulator.admin.sendText({ phone: phoneOf(troubled), contact, text: 'lost?', name: 'Greta' });
    await program.eventually(
      async () => thrown,
      (count) => count > 0,
    );
    for (const accountId of others) await talk(accountId);
    expect(others.map((id) => program.accounts.session(id).view().state.kind)).toEqual(['online', 'online']);
  });

  it('a flood', async () => {
    const { troubled, others } = await linkThree();
    const contact = '447911100002';
    const flood = simulator.admin.sendText({
      phone: phoneOf(troubled),
      contact,
      text: 'flood',
      name: 'Flood',
      count: 400,
    });
    for (const accountId of others) await talk(accountId);
    await flood;
    for (const accountId of others) await talk(accountId);
    const chat = await program.chat(troubled, 'Flood');
    await program.eventually(
      async () => (await program.chats.chatViews(troubled, [chat.id]))[0]?.unread,
      (unread) => unread === 400,
    );
    await talk(troubled);
  });

  it('a peer that has stalled', async () => {
    const { troubled, others } = await linkThree();
    await simulator.admin.disconnect({ phone: phoneOf(troubled), how: 'stall' });
    for (const accountId of others) await talk(accountId);
    // Restarting one whose peer says nothing takes nothing from the others either.
    program.accounts.session(troubled).restart();
    for (const accountId of others) await talk(accountId);
    await program.until(troubled, ({ state }) => state.kind === 'online');
    await talk(troubled);
  });
});
