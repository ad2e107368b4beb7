import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandInput, CommandName, CommandOutput } from '../../../preload/contract/commands.ts';
import type { PushEvent } from '../../../preload/contract/events.ts';
import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { SocketManager } from '../../../main/accounts/socket-manager.ts';
import { createHandlers } from '../../../main/ipc/handlers/index.ts';
import type { Program } from '../../../main/ipc/program.ts';
import { registerCommands } from '../../../main/ipc/register.ts';
import { openStorage, type Storage } from '../../../main/storage/client.ts';
import { systemClock } from '../../../main/system-clock.ts';
import { WindowFeeds } from '../../../main/window-feeds.ts';
import { recordingLogger } from '../program.ts';
import { batch, chatWith, group, keyIn, message } from '../../unit/storage/changes.ts';
import { accountRecord } from '../../unit/storage/memory-store.ts';
import { builtWorker } from './build-worker.ts';

/*
 * From the call of a page through the handlers, the threads and back, with the real store. The accounts are paused: nobody
 * connects.
 */

// Threads start slowly on a machine that does much else.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const account = 'account-one' as AccountId;
const other = 'account-two' as AccountId;
const bob = chatWith({ phoneJid: '491700000001@s.whatsapp.net', lidJid: null });
const windowId = 1;

let folder: string;
let storage: Storage;
let accounts: SocketManager;
let feeds: WindowFeeds;
let pushes: PushEvent[];
let call: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandOutput<Name>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-commands-'));
  storage = await openStorage({
    folder,
    workerFile: await builtWorker(),
    credentialsKey: randomBytes(32),
    chatsKey: randomBytes(32),
  });
  for (const id of [account, other])
    await storage.chats.insertAccount({ ...accountRecord(id), paused: true });
  const logger = recordingLogger();
  feeds = new WindowFeeds(systemClock, logger);
  accounts = new SocketManager({
    chats: storage.chats,
    credentials: storage.credentials,
    clock: systemClock,
    random: Math.random,
    logger,
    sockets: () => {
      throw new Error('a paused account connects');
    },
    queueSettings: { concurrency: 1, jitter: 0 },
    listener: feeds,
  } as unknown as ConstructorParameters<typeof SocketManager>[0]);
  await accounts.load();
  feeds.useStore(storage.chats);
  pushes = [];
  const frame = { url: 'app://switchboard/' };
  const contents = {
    id: windowId,
    mainFrame: frame,
    isDestroyed: () => false,
    send: (_channel: string, event: PushEvent) => void pushes.push(event),
  };
  feeds.add(contents);
  let door: ((event: never, ...parameters: unknown[]) => Promise<unknown>) | null = null;
  registerCommands({
    ipcMain: { handle: (_channel, listener) => (door = listener as never), removeHandler: () => undefined },
    isAllowedSender: () => true,
    logger,
    handlers: createHandlers({
      opened: () => Promise.resolve({ accounts, chats: storage.chats }),
      shown: () => Promise.resolve({ accounts, chats: storage.chats }),
      feed: (id: number) => feeds.feed(id),
    } as unknown as Program),
  });
  call = async (name, input) => {
    const answer = (await door!(
      { sender: contents, senderFrame: frame } as never,
      name,
      input,
    )) as Result<never>;
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
});
afterEach(async () => {
  await accounts.shutdown();
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

/** News as a socket would bring it. */
async function happens(id: AccountId, part: Parameters<typeof batch>[0]) {
  const notice = await storage.chats.applyBatch(id, batch(part));
  feeds.chatsChanged(notice);
  return notice;
}
const say = (n: number, text = `number ${n}`) => message(keyIn(bob, `M${n}`), n * 1000, { text });
const untilPushed = <Type extends PushEvent['type']>(
  type: Type,
  fits: (event: Extract<PushEvent, { type: Type }>) => boolean,
) =>
  vi.waitFor(() => {
    const found = pushes.find((event) => event.type === type && fits(event as never));
    expect(found).toBeDefined();
    return found as Extract<PushEvent, { type: Type }>;
  });
const chatOf = (notice: { readonly chatIds: readonly ChatId[] }): ChatId => notice.chatIds[0]!;

describe('search', () => {
  it('goes from a hit to its place in the conversation, and on both ways', async () => {
    await happens(account, { messages: Array.from({ length: 400 }, (_, n) => say(n)) });
    await happens(other, { messages: [message(keyIn(group, 'X'), 5000, { text: 'Number elsewhere' })] });
    const found = await call('search.messages', { text: 'numb', accountId: null });
    expect(found?.hits).toHaveLength(50);
    const exact = await call('search.messages', { text: 'number 200', accountId: account });
    const [hit] = exact!.hits;
    expect(hit).toMatchObject({
      accountId: account,
      snippet: {
        text: 'number 200',
        ranges: [
          { from: 0, to: 6 },
          { from: 7, to: 10 },
        ],
      },
    });

    const at = { type: 'message', messageId: hit!.messageId } as const;
    const around = await call('conversation.around', { accountId: account, chatId: hit!.chatId, at });
    expect(around.anchor).toBe(hit!.messageId);
    expect(around.messages.map(({ text }) => text)).toContain('number 200');
    const place = { accountId: account, chatId: hit!.chatId };
    const newer = await call('conversation.newer', { ...place, after: around.newer! });
    expect(newer.messages[0]?.text).toBe(`number ${Number(around.messages.at(-1)?.text.slice(7)) + 1}`);
    const older = await call('conversation.older', { ...place, before: around.cursor! });
    expect(older.messages.at(-1)?.text).toBe(`number ${Number(around.messages[0]?.text.slice(7)) - 1}`);
  });

  it('answers only the last of what was typed quickly', async () => {
    await happens(account, { messages: [say(1, 'lighthouse')] });
    const typed = ['l', 'li', 'lig', 'ligh', 'light'];
    const answers = await Promise.all(
      typed.map((text) => call('search.messages', { text, accountId: null })),
    );
    expect(answers.map((answer) => answer?.hits.length ?? null)).toEqual([1, null, null, null, 1]);
  });

  it('finds chats by title, and refuses what the contract refuses', async () => {
    await happens(account, {
      people: [{ identity: bob.type === 'person' ? bob.identity : never(), contactName: 'Björn' }],
      messages: [say(1)],
    });
    const { hits } = (await call('search.chats', { text: 'bjo' }))!;
    expect(hits).toMatchObject([
      { title: { text: 'Björn', ranges: [{ from: 0, to: 3 }] }, phoneNumber: '491700000001' },
    ]);
    await expect(call('search.messages', { text: 'x'.repeat(300), accountId: null })).rejects.toThrow(
      'invalid-input',
    );
    await expect(call('search.messages', { text: 'x', accountId: null, chatId: '1' })).rejects.toThrow(
      'invalid-input',
    );
    await expect(call('search.messages', { text: 'x', accountId: account, chatId: '999' })).rejects.toThrow(
      'chat-not-found',
    );
    await expect(call('search.messages', { text: 'x', accountId: null, before: 'nonsense' })).rejects.toThrow(
      'invalid-input',
    );
  });
});

const never = (): never => {
  throw new Error('not a person');
};

describe('the watched conversation', () => {
  it('gets what comes at its end while its end is loaded', async () => {
    const chatId = chatOf(await happens(account, { messages: [say(1), say(2)] }));
    await call('conversation.open', { accountId: account, chatId });
    await happens(account, { messages: [say(3)] });
    const event = await untilPushed('messages', ({ upserts }) => upserts.length > 0);
    expect(event).toMatchObject({ upserts: [{ text: 'number 3' }], cursor: null, newer: null });
  });

  it('in the middle gets changes of what it shows, and of the rest only that it is there', async () => {
    const chatId = chatOf(
      await happens(account, { messages: Array.from({ length: 300 }, (_, n) => say(n)) }),
    );
    const page = await call('conversation.around', {
      accountId: account,
      chatId,
      at: { type: 'date', date: 100_000 },
    });
    expect(page.messages.find(({ id }) => id === page.anchor)?.text).toBe('number 100');
    const edit = (n: number) => ({
      key: keyIn(bob, `M${n}`),
      text: `edited ${n}`,
      content: new Uint8Array([1]),
      editedAt: 1,
    });
    await happens(account, { messages: [say(500)], edits: [edit(100), edit(299), edit(1)] });
    const event = await untilPushed('messages', () => true);
    expect(event.upserts.map(({ text }) => text)).toEqual(['edited 100']);
    expect(event).toMatchObject({ cursor: page.cursor, newer: page.newer });
    // At the end of the way forward the window is at the newest end, and gets what comes.
    let { newer } = page;
    while (newer !== null)
      ({ newer } = await call('conversation.newer', { accountId: account, chatId, after: newer }));
    await happens(account, { messages: [say(501)] });
    await untilPushed('messages', ({ upserts }) => upserts.some(({ text }) => text === 'number 501'));
  });

  it('at its beginning learns that there is something older now', async () => {
    const chatId = chatOf(await happens(account, { messages: [say(10), say(11)] }));
    const page = await call('conversation.open', { accountId: account, chatId });
    expect(page.cursor).toBeNull();
    await happens(account, { messages: [{ ...say(1), origin: 'history' }] });
    const event = await untilPushed('messages', () => true);
    expect(event).toMatchObject({ upserts: [], cursor: page.messages[0]!.sortKey });
    const older = await call('conversation.older', { accountId: account, chatId, before: event.cursor! });
    expect(older.messages.map(({ text }) => text)).toEqual(['number 1']);
  });

  it('opens at the first unread message', async () => {
    const chatId = chatOf(
      await happens(account, { messages: Array.from({ length: 200 }, (_, n) => say(n)) }),
    );
    await storage.chats.markRead(account, chatId, await idOf(chatId, 'number 149'));
    const at = { type: 'first-unread' } as const;
    const page = await call('conversation.around', { accountId: account, chatId, at });
    expect(page.messages.find(({ id }) => id === page.anchor)?.text).toBe('number 150');
    // Of a number that the phone has told, the newest ones are meant.
    await happens(other, {
      messages: Array.from({ length: 200 }, (_, n) => ({ ...say(n), origin: 'history' as const })),
      chats: [{ address: bob, unread: { count: 7, source: 'history' } }],
    });
    const [elsewhere] = (await storage.chats.chatPage(other, null, 5)).rows;
    const told = await call('conversation.around', { accountId: other, chatId: elsewhere!.id, at });
    expect(told.messages.find(({ id }) => id === told.anchor)?.text).toBe('number 193');
    const read = await call('conversation.around', {
      accountId: account,
      chatId,
      at: { type: 'message', messageId: '999999' },
    });
    expect(read).toMatchObject({ anchor: null, newer: null });
  });

  const idOf = async (chatId: ChatId, text: string): Promise<MessageId> =>
    (await storage.chats.messagePage(account, chatId, null, 500)).rows.find((row) => row.text === text)!.id;
});

describe('the watched list', () => {
  it('of all accounts gets rows of every account', async () => {
    await happens(account, { messages: [say(1)] });
    await happens(other, { messages: [message(keyIn(group, 'G'), 2000)] });
    const list = await call('chats.list', { accountId: null, before: null });
    expect(list.chats.map(({ accountId }) => accountId)).toEqual([other, account]);
    await happens(account, { messages: [say(9)] });
    const event = await untilPushed('chats', () => true);
    expect(event).toMatchObject({ accountId: null, filter: 'all', upserts: [{ accountId: account }] });
  });

  it('under a filter loses what does not fit it any more', async () => {
    const chatId = chatOf(await happens(account, { messages: [say(1)] }));
    const unread = await call('chats.list', { accountId: null, filter: 'unread', before: null });
    expect(unread.chats.map(({ id }) => id)).toEqual([chatId]);
    const groups = await call('chats.list', { accountId: account, filter: 'groups', before: null });
    expect(groups.chats).toEqual([]);
    await call('chats.list', { accountId: null, filter: 'unread', before: null });
    const { notice } = await storage.chats.markRead(
      account,
      chatId,
      notYet(await storage.chats.messagePage(account, chatId, null, 1)),
    );
    feeds.chatsChanged(notice);
    const event = await untilPushed('chats', ({ filter }) => filter === 'unread');
    expect(event).toMatchObject({ upserts: [], removed: [chatId] });
    await happens(account, { chats: [{ address: bob, archived: true }] });
    const archived = await call('chats.list', { accountId: null, filter: 'archived', before: null });
    expect(archived.chats.map(({ id }) => id)).toEqual([chatId]);
  });
  const notYet = ({ rows }: { readonly rows: readonly { readonly id: MessageId }[] }): MessageId =>
    rows[0]!.id;
});
