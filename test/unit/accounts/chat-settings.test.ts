import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatSettings } from '../../../main/accounts/chat-settings.ts';
import { NumberLookups } from '../../../main/accounts/number-lookups.ts';
import type { ChatStore } from '../../../main/accounts/ports.ts';
import {
  SendError,
  type AccountSocket,
  type ChatSettingRequest,
} from '../../../main/accounts/socket-port.ts';
import { pauseBefore } from '../../../main/domain/chat-setting.ts';
import type { ChatId, ChatView } from '../../../preload/contract/model.ts';
import { manualClock, type ManualClock } from '../manual-clock.ts';
import { batch, bob, chatWith, keyIn, message } from '../storage/changes.ts';
import { firstAccount as account, openMemoryStore, type MemoryStore } from '../storage/memory-store.ts';

let store: MemoryStore;
let clock: ManualClock;
let told: ChatSettingRequest[];
/** What the service says to each, in turn; what is not there is taken. */
let answers: (SendError['kind'] | null)[];
let socket: AccountSocket | null;
let settings: ChatSettings;
let work: Promise<void>;
let chatId: ChatId;

beforeEach(() => {
  store = openMemoryStore();
  clock = manualClock(1_000_000);
  told = [];
  answers = [];
  work = Promise.resolve();
  socket = {
    changeChat: async (request: ChatSettingRequest) => {
      told.push(request);
      const kind = answers.shift() ?? null;
      if (kind !== null) throw new SendError(kind, 'as the test wants it');
    },
  } as AccountSocket;
  const chats = Object.fromEntries(
    Object.entries(store.chats).map(([name, method]) => [
      name,
      async (...parameters: readonly unknown[]) =>
        (method as (...all: readonly unknown[]) => unknown)(...parameters),
    ]),
  ) as unknown as ChatStore;
  const silent = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  settings = new ChatSettings({
    accountId: account,
    chats,
    clock,
    logger: {
      ...silent,
      child: () => ({
        ...silent,
        child: () => {
          throw new Error('not here');
        },
      }),
    },
    publish: () => undefined,
    socket: () => socket,
    tellSenders: () => true,
    inBackground: (_what, running) => {
      work = work.then(() => running);
    },
  });
  store.chats.applyBatch(account, batch({ messages: [message(keyIn(chatWith(bob), 'M1'), 5000)] }));
  chatId = store.chats.chatPage(account, null, 1).rows[0]!.id;
});
afterEach(() => store.close());

const view = (): ChatView => store.chats.chatViews(account, [chatId])[0]!;
const pass = async (milliseconds: number): Promise<void> => {
  clock.advance(milliseconds);
  await work;
};

describe('a setting that the service refuses', () => {
  it('is tried again after growing pauses, and taken back in the end', async () => {
    answers = ['refused', 'refused', 'refused', 'refused', 'refused', 'refused'];
    await settings.set(chatId, { what: 'archive', on: true });
    await work;
    expect(told).toHaveLength(1);
    for (let tries = 1; tries <= 5; tries++) {
      expect(view().archived).toBe(true);
      await pass((pauseBefore(tries) ?? 0) - 1);
      expect(told).toHaveLength(tries);
      await pass(1);
      expect(told).toHaveLength(tries + 1);
    }
    expect(view().archived).toBe(false);
    expect(store.chats.owedSettings(account)).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it('goes back to what the phone has said meanwhile', async () => {
    answers = Array.from({ length: 6 }, () => 'refused' as const);
    store.chats.applyBatch(account, batch({ chats: [{ address: chatWith(bob), pinned: true }] }));
    await settings.set(chatId, { what: 'pin', on: false });
    await work;
    store.chats.applyBatch(account, batch({ chats: [{ address: chatWith(bob), pinned: false }] }));
    store.chats.applyBatch(account, batch({ chats: [{ address: chatWith(bob), pinned: true }] }));
    expect(view().pinned).toBe(false);
    for (let tries = 1; tries <= 5; tries++) await pass(pauseBefore(tries) ?? 0);
    expect(view().pinned).toBe(true);
  });

  it('does not hold up others', async () => {
    answers = ['refused'];
    await settings.set(chatId, { what: 'archive', on: true });
    await settings.set(chatId, { what: 'mute', until: 9_000_000 });
    await work;
    expect(store.chats.owedSettings(account).map(({ setting }) => setting.what)).toEqual(['archive']);
  });
});

describe('a setting that can not be told now', () => {
  it('waits for the next connection, and is told once', async () => {
    answers = ['connection'];
    await settings.set(chatId, { what: 'archive', on: true });
    await work;
    expect(clock.pending()).toBe(0);
    settings.flush();
    await work;
    settings.flush();
    await work;
    expect(told.map(({ setting }) => setting)).toEqual([
      { what: 'archive', on: true },
      { what: 'archive', on: true },
    ]);
  });

  it('is only told as it was set last', async () => {
    const current = socket;
    socket = null;
    await settings.set(chatId, { what: 'archive', on: true });
    await settings.set(chatId, { what: 'archive', on: false });
    socket = current;
    settings.flush();
    await work;
    expect(told.map(({ setting }) => setting)).toEqual([{ what: 'archive', on: false }]);
  });

  it('waits for the key of the phone as long as that takes', async () => {
    answers = Array.from({ length: 20 }, () => 'later' as const);
    await settings.set(chatId, { what: 'archive', on: true });
    await work;
    for (let tries = 0; tries < 20; tries++) await pass(60_000);
    expect(told).toHaveLength(21);
    expect(view().archived).toBe(true);
    expect(store.chats.owedSettings(account)).toEqual([]);
  });
});

describe('numbers that are looked up', () => {
  it('are few in ten minutes, one at a time', async () => {
    const lookups = new NumberLookups(() => clock.now());
    let running = 0;
    let most = 0;
    const look = async (): Promise<void> => {
      running++;
      most = Math.max(most, running);
      await Promise.resolve();
      running--;
    };
    await Promise.all(Array.from({ length: 5 }, () => lookups.run(look)));
    expect(most).toBe(1);
    await expect(lookups.run(look)).rejects.toMatchObject({ code: 'number-asked-too-often' });
    clock.advance(10 * 60_000);
    await lookups.run(look);
  });

  it('go on after one that failed', async () => {
    const lookups = new NumberLookups(() => clock.now());
    await expect(lookups.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lookups.run(() => Promise.resolve(7))).resolves.toBe(7);
  });
});
