import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccountId, ChatView } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { hasText, pair, type Client } from '../../simulator/tests/client.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
/** Devices of others, each a bare Baileys client. */
let clients: Client[] = [];

beforeEach(async () => {
  simulator = await startSimulator({ seed: 121 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  for (const client of clients) await client.end();
  clients = [];
  await simulator.stop();
  await data.remove();
});

async function deviceOf(owner: { readonly pushName: string } | { readonly phone: string }): Promise<Client> {
  const client =
    'phone' in owner ? await pair(simulator, {}, { phone: owner.phone }) : await pair(simulator, owner);
  clients.push(client);
  return client;
}

function phoneOf(accountId: AccountId): string {
  return program.accounts.session(accountId).view().phoneNumber ?? '';
}

async function sends(accountId: AccountId, chat: ChatView, text: string, readers: Client[]): Promise<void> {
  await program.accounts.session(accountId).sendText(chat.id, text);
  for (const reader of readers) await reader.waitFor('messages.upsert', hasText(text));
}

it('writes to every device of a contact who links more in mid-conversation, and to its own', async () => {
  const accountId = await program.link();
  const phone = phoneOf(accountId);
  const first = await deviceOf({ pushName: 'Greta' });
  await first.socket.sendMessage(`${phone}@s.whatsapp.net`, { text: 'Is it still there?' });
  const chat = await program.chat(accountId, 'Greta');
  await sends(accountId, chat, 'It is.', [first]);

  const second = await deviceOf({ pushName: 'Greta' });
  await sends(accountId, chat, 'Will you come today?', [first, second]);
  await second.socket.sendMessage(`${phone}@s.whatsapp.net`, { text: 'At six.' });
  await program.eventually(
    () => program.messages(accountId, chat),
    (rows) => rows.at(-1)?.text === 'At six.',
  );

  const own = await deviceOf({ phone });
  await sends(accountId, chat, 'See you.', [first, second, own]);

  await program.close();
  const third = await deviceOf({ pushName: 'Greta' });
  program = await startProgram({ simulator, data });
  await program.until(accountId, (view) => view.state.kind === 'online');
  await sends(accountId, chat, 'Are you on your way?', [first, second, third, own]);

  const { counts } = await simulator.admin.counters();
  expect(counts['messages.stale-device-list']).toBeUndefined();
  expect(counts['messages.rejected.409']).toBeUndefined();
});

it('sends a message once more, under its id, that the service took although a device was missing from it', async () => {
  const accountId = await program.link();
  const first = await deviceOf({ pushName: 'Greta' });
  await first.socket.sendMessage(`${phoneOf(accountId)}@s.whatsapp.net`, { text: 'hello' });
  const chat = await program.chat(accountId, 'Greta');
  await sends(accountId, chat, 'one', [first]);
  const [greta = ''] = (first.state.creds.me?.id ?? '').split(':');
  await simulator.admin.deviceNotices({ phone: greta, given: false });
  const second = await deviceOf({ pushName: 'Greta' });
  await sends(accountId, chat, 'two', [first]);
  await simulator.admin.waitFor(({ type }) => type === 'stale-device-list', 5_000, 0);
  await program.eventually(
    () => program.messages(accountId, chat),
    (rows) => {
      const row = rows.find(({ text }) => text === 'two');
      return row?.status === 'sent' || row?.status === 'delivered';
    },
  );
  // And that device gets it all the same, under its id.
  const { messages } = await second.waitFor('messages.upsert', hasText('two'));
  const [row] = (await program.messages(accountId, chat)).filter(({ text }) => text === 'two');
  expect(row).toBeDefined();
  const event = await simulator.admin.waitFor(({ type }) => type === 'stale-device-list', 5_000, 0);
  expect(messages[0]?.key.id).toBe((event as { readonly id?: unknown }).id);
  await sends(accountId, chat, 'three', [first, second]);
  expect((await simulator.admin.counters()).counts['messages.stale-device-list']).toBe(1);
});
