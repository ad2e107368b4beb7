import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultAccountSettings } from '../../../preload/contract/account-settings.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 111 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const contact = '447911140001';
const phoneOf = (accountId: AccountId): string =>
  program.accounts.session(accountId).view().phoneNumber ?? '';
const presences = async (phone: string): Promise<readonly unknown[]> =>
  (await simulator.admin.events({ after: 0 }))
    .filter((event) => event.type === 'presence' && JSON.stringify(event).includes(phone))
    .map((event) => event['presence']);
const untilPresence = (phone: string, ends: readonly string[]): Promise<unknown> =>
  program.eventually(
    () => presences(phone),
    (seen) => seen.slice(-ends.length).join() === ends.join(),
  );

describe('appearing online', () => {
  it('never happens by default, so that the phone goes on ringing', async () => {
    const accountId = await program.link();
    program.accounts.viewing((viewers) => viewers.show(1, accountId));
    await simulator.admin.sendText({ phone: phoneOf(accountId), contact, text: 'hello', name: 'Greta' });
    await program.chat(accountId, 'Greta');
    expect(await presences(phoneOf(accountId))).not.toContain('available');
  });

  it('happens while a chat of the account is in a window that has the focus, and ends with it', async () => {
    const [accountId, other] = [await program.link(), await program.link()];
    const phone = phoneOf(accountId);
    await program.accounts.setSettings(
      accountId,
      { ...defaultAccountSettings, appearOnline: 'in-view' },
      false,
    );
    expect(await presences(phone)).not.toContain('available');
    program.accounts.viewing((viewers) => viewers.show(1, accountId));
    await untilPresence(phone, ['available']);
    program.accounts.viewing((viewers) => viewers.focus(1, false));
    await untilPresence(phone, ['available', 'unavailable']);
    program.accounts.viewing((viewers) => viewers.focus(1, true));
    await untilPresence(phone, ['unavailable', 'available']);
    program.accounts.viewing((viewers) => viewers.show(1, other));
    await untilPresence(phone, ['available', 'unavailable']);
    expect(await presences(phoneOf(other))).not.toContain('available');

    // After a new connection it is told again, and a closed window looks at nothing.
    program.accounts.viewing((viewers) => viewers.show(1, accountId));
    await untilPresence(phone, ['unavailable', 'available']);
    const before = (await presences(phone)).length;
    program.accounts.session(accountId).restart();
    await program.eventually(
      () => presences(phone),
      (seen) => seen.length > before && seen.at(-1) === 'available',
    );
    program.accounts.viewing((viewers) => viewers.forget(1));
    await untilPresence(phone, ['unavailable']);
  });
});

describe('read receipts', () => {
  it.each([true, false])('reach who wrote: %s', async (readReceipts) => {
    const accountId = await program.link();
    const phone = phoneOf(accountId);
    await program.accounts.setSettings(accountId, { ...defaultAccountSettings, readReceipts }, false);
    const { ids } = await simulator.admin.sendText({ phone, contact, text: 'read me', name: 'Greta' });
    const chat = await program.chat(accountId, 'Greta');
    const [message] = await program.messages(accountId, chat);
    const read = async (): Promise<boolean> =>
      JSON.stringify(await simulator.admin.receiptsOf({ contact })).includes('"read"');
    await program.accounts.session(accountId).markRead(chat.id, message!.id);
    expect((await program.chat(accountId, 'Greta')).unread).toBe(0);
    // What is sent after it has arrived after it.
    await program.accounts.session(accountId).sendText(chat.id, 'done');
    await program.eventually(
      () => simulator.admin.receivedBy({ contact }),
      (messages) => messages.length > 0,
    );
    if (readReceipts) await program.eventually(read, Boolean);
    else expect(await read()).toBe(false);
    expect(ids).toHaveLength(1);
  });
});

describe('typing', () => {
  it.each([true, false])('is seen by others: %s, as the account has it', async (typing) => {
    const accountId = await program.link();
    const phone = phoneOf(accountId);
    await program.accounts.setSettings(accountId, { ...defaultAccountSettings, typing }, false);
    await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
    const chat = await program.chat(accountId, 'Greta');
    const session = program.accounts.session(accountId);
    await session.typing(chat.id, true);
    await session.typing(chat.id, false);
    // What was written after it has come: so would have been what was written before.
    await session.sendText(chat.id, 'an answer');
    await program.eventually(
      () => simulator.admin.receivedBy({ contact }),
      (received) => received.some(({ text }) => text === 'an answer'),
    );
    const seen = (await simulator.admin.events({ after: 0 }))
      .filter((event) => event.type === 'typing' && JSON.stringify(event).includes(phone))
      .map((event) => event['typing']);
    expect(seen).toEqual(typing ? ['composing', 'paused'] : []);
    await expect(session.typing('999999' as ChatId, true)).rejects.toMatchObject({ code: 'chat-not-found' });
  });
});

it('a phone is asked for as much of its history as was chosen', async () => {
  await program.close();
  await simulator.stop();
  simulator = await startSimulator({ seed: 112, historyMessages: 6 });
  await data.remove();
  data = await newTestData();
  program = await startProgram({ simulator, data });
  const stored = async (accountId: AccountId): Promise<number> => {
    const { rows } = await program.chats.chatPage(accountId, null, 50);
    const pages = await Promise.all(
      rows.map(({ id }) => program.chats.messagePage(accountId, id, null, 500)),
    );
    return pages.reduce((sum, page) => sum + page.rows.length, 0);
  };
  const settledCount = async (accountId: AccountId): Promise<number> => {
    await program.until(accountId, ({ state }) => state.kind === 'online');
    let last = -1;
    return program.eventually(
      () => stored(accountId),
      (count) => {
        const same = count === last && count > 0;
        last = count;
        return same;
      },
    );
  };
  const recent = await program.link();
  const little = await settledCount(recent);
  await program.accounts.setSettings(recent, { ...defaultAccountSettings, history: 'everything' }, true);
  const full = await program.link();
  await program.eventually(
    () => stored(full),
    (count) => count > little,
  );
  // What was chosen later does not change what the phone has been asked for.
  expect(await stored(recent)).toBe(little);
});

it('settings survive a restart; new accounts begin with the defaults that were chosen', async () => {
  const chosen = {
    appearOnline: 'in-view',
    readReceipts: false,
    typing: false,
    history: 'everything',
    autoDownload: 'never',
    keep: { messages: { days: 90, megabytes: null }, media: { days: null, megabytes: 500 } },
  } as const;
  const first = await program.link();
  const untouched = await program.link();
  await program.accounts.setSettings(first, chosen, true);
  const later = await program.link();
  await program.close();
  program = await startProgram({ simulator, data });
  const settingsOf = (id: AccountId) => program.accounts.session(id).choices.settings;
  expect([settingsOf(first), settingsOf(untouched), settingsOf(later)]).toEqual([
    chosen,
    defaultAccountSettings,
    chosen,
  ]);
  expect(program.accounts.defaults).toEqual(chosen);
});
