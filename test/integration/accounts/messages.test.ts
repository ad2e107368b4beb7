import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 2, receiptDelayMs: 300, readDelayMs: 300 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const contact = '447911123456';

describe('messages', () => {
  it('come in, count as unread, are read, and answered word for word', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    const unreadBefore = program.accounts.session(accountId).view().unread;
    const { ids } = await simulator.admin.sendText({
      phone,
      contact,
      text: 'Is it still there?',
      name: 'Greta',
    });
    const chat = await program.chat(accountId, 'Greta');
    expect(chat.lastMessage).toMatchObject({ kind: 'text', text: 'Is it still there?', fromMe: false });
    expect(chat.unread).toBe(1);
    await program.until(accountId, (view) => view.unread === unreadBefore + 1);

    const [incoming] = await program.messages(accountId, chat);
    if (incoming === undefined) throw new Error('no message');
    await program.accounts.session(accountId).markRead(chat.id, incoming.id);
    expect((await program.chat(accountId, 'Greta')).unread).toBe(0);
    await program.eventually(
      () => simulator.admin.receiptsOf({ contact }),
      (receipts) =>
        JSON.stringify(receipts).includes('read') && JSON.stringify(receipts).includes(ids[0] ?? '?'),
    );

    await simulator.admin.habits({ contact, reads: true });
    const text = 'Yes — “بله” 👍🏽\nsecond line';
    const sent = await program.accounts.session(accountId).sendText(chat.id, text);
    expect(sent).toMatchObject({ status: 'queued', fromMe: true, text });
    await program.eventually(
      () => program.messages(accountId, chat),
      (rows) => rows.at(-1)?.status === 'read',
    );
    const received = await simulator.admin.receivedBy({ contact });
    expect(received.map((message) => message.text)).toEqual([text]);
    // Every step was seen on the way, none went backwards.
    expect((await program.messages(accountId, chat)).map((row) => row.text)).toEqual([
      'Is it still there?',
      text,
    ]);
    expect((await simulator.admin.counters()).gaps).toEqual([]);
  });

  it('of the own phone appear as own', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    await simulator.admin.addContact({ phone, contact, name: 'Greta' });
    await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
    const chat = await program.chat(accountId, 'Greta');
    await simulator.admin.sendFromPhone({ phone, contact, text: 'from my pocket' });
    const rows = await program.eventually(
      () => program.messages(accountId, chat),
      (all) => all.length === 2,
    );
    expect(rows[1]).toMatchObject({ fromMe: true, text: 'from my pocket', status: 'sent' });
  });

  it('written while the service is away wait, and go out once under the same id', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
    const chat = await program.chat(accountId, 'Greta');
    await simulator.admin.refuse({ status: 503, times: 2 });
    await simulator.admin.disconnect({ phone, how: 'drop' });
    await program.until(accountId, ({ state }) => state.kind === 'waiting');
    const sent = await program.accounts.session(accountId).sendText(chat.id, 'later');
    expect(sent.status).toBe('queued');
    program.accounts.connectWaiting();
    await program.eventually(
      () => program.messages(accountId, chat),
      (rows) => ['sent', 'delivered', 'read'].includes(rows.at(-1)?.status ?? ''),
    );
    expect((await simulator.admin.receivedBy({ contact })).map((message) => message.text)).toEqual(['later']);
  });

  it('to one account never show in another', async () => {
    const first = await program.link();
    const second = await program.link();
    const phones = [first, second].map((id) => program.accounts.session(id).view().phoneNumber ?? '');
    await simulator.admin.sendText({ phone: phones[0] ?? '', contact, text: 'for the first', name: 'Greta' });
    await simulator.admin.sendText({
      phone: phones[1] ?? '',
      contact,
      text: 'for the second',
      name: 'Greta',
    });
    const chats = [await program.chat(first, 'Greta'), await program.chat(second, 'Greta')] as const;
    expect((await program.messages(first, chats[0])).map((row) => row.text)).toEqual(['for the first']);
    expect((await program.messages(second, chats[1])).map((row) => row.text)).toEqual(['for the second']);
    // A chat of another account is no chat at all.
    await expect(program.chats.messagePage(first, chats[1].id, null, 10)).rejects.toMatchObject({
      code: 'chat-not-found',
    });
    await expect(program.accounts.session(first).sendText(chats[1].id, 'astray')).rejects.toMatchObject({
      code: 'chat-not-found',
    });
  });
});
