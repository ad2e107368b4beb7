import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualPreferences } from '../../../preload/contract/preferences.ts';
import { createApp, type App } from '../../../renderer/actions/app.ts';
import type { AttachmentView } from '../../../preload/contract/media.ts';
import { conversationKey } from '../../../renderer/stores/keys.ts';
import { account, accountA, accountB, chat, chatId, heldBridge, lastCall, message } from './samples.ts';

let held: ReturnType<typeof heldBridge>;
let app: App;
let stop: () => void;
const snapshot = (sequence: number, unread = 0) => ({
  ok: true as const,
  value: {
    sequence,
    vault: { kind: 'open', protection: 'key-store' } as const,
    noticeAccepted: true,
    accounts: [account(accountA, { unread })],
    testService: false,
    preferences: usualPreferences,
  },
});
const count = (name: string): number => held.calls.filter((call) => call.name === name).length;
const unread = (): number | undefined => app.stores.accounts.getState().byId[accountA]?.unread;

beforeEach(() => {
  held = heldBridge();
  app = createApp(held.bridge);
  stop = app.start();
});
afterEach(() => stop());

describe('an account that is gone', () => {
  it('takes along what was attached in its chats, and main lets go of those files', async () => {
    await lastCall(held.calls, 'window.snapshot').answer(snapshot(1));
    const view = (id: string) => ({ id }) as AttachmentView;
    app.stores.ui.setState({
      attachments: {
        [conversationKey(accountA, chatId(1))]: [view('a'), view('b')],
        [conversationKey(accountA, chatId(2))]: [view('c')],
        [conversationKey(accountB, chatId(1))]: [view('d')],
      },
    });
    held.push({ type: 'accounts', sequence: 2, upserts: [], removed: [accountA] });
    const detached = held.calls.filter(({ name }) => name === 'media.detach').map(({ input }) => input);
    expect(detached).toEqual([{ attachmentIds: ['a', 'b'] }, { attachmentIds: ['c'] }]);
    expect(Object.values(app.stores.ui.getState().attachments)).toEqual([[view('d')]]);
  });
});

describe('a window', () => {
  it('that is late takes in what was pushed before its snapshot came', async () => {
    held.push({ type: 'accounts', sequence: 3, upserts: [account(accountA, { unread: 1 })], removed: [] });
    held.push({ type: 'accounts', sequence: 4, upserts: [account(accountA, { unread: 2 })], removed: [] });
    await lastCall(held.calls, 'window.snapshot').answer(snapshot(3, 1));
    expect(unread()).toBe(2);
    expect(count('window.snapshot')).toBe(1);
  });

  it('that missed a push asks for everything it shows anew', async () => {
    await lastCall(held.calls, 'window.snapshot').answer(snapshot(1));
    void app.chats.watch(accountA);
    await lastCall(held.calls, 'chats.list').answer({
      ok: true,
      value: { sequence: 1, chats: [chat(accountA, 1)], cursor: null },
    });
    void app.conversation.open(accountA, chatId(1));
    await lastCall(held.calls, 'conversation.open').answer({
      ok: true,
      value: { sequence: 1, messages: [message(1)], cursor: null },
    });
    held.push({ type: 'accounts', sequence: 3, upserts: [account(accountA, { unread: 9 })], removed: [] });
    expect(count('window.snapshot')).toBe(2);
    await lastCall(held.calls, 'window.snapshot').answer(snapshot(3, 9));
    expect(unread()).toBe(9);
    expect(count('chats.list')).toBe(2);
    expect(count('conversation.open')).toBe(2);
  });

  it('asks again after its lock was opened', async () => {
    await lastCall(held.calls, 'window.snapshot').answer({
      ok: true,
      value: { ...snapshot(1).value, vault: { kind: 'locked' }, accounts: [] },
    });
    held.push({ type: 'vault', sequence: 2, vault: { kind: 'open', protection: 'passphrase' } });
    expect(count('window.snapshot')).toBe(2);
  });

  it('says so when the first snapshot fails, and can ask again', async () => {
    await lastCall(held.calls, 'window.snapshot').answer({ ok: false, error: { code: 'store-unavailable' } });
    expect(app.stores.accounts.getState()).toMatchObject({ phase: 'failed', error: 'store-unavailable' });
    void app.feed.snapshot();
    await lastCall(held.calls, 'window.snapshot').answer(snapshot(1));
    expect(app.stores.accounts.getState().phase).toBe('ready');
  });
});
