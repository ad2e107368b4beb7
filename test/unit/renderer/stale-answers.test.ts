import { beforeEach, describe, expect, it } from 'vitest';
import { usualPreferences } from '../../../preload/contract/preferences.ts';
import { createApp, type App } from '../../../renderer/actions/app.ts';
import { conversationKey, listKey } from '../../../renderer/stores/keys.ts';
import { account, accountA, accountB, chat, chatId, heldBridge, lastCall, message } from './samples.ts';

let held: ReturnType<typeof heldBridge>;
let app: App;
const conversation = (accountId: typeof accountA, id: number) =>
  app.stores.conversations.getState().byKey[conversationKey(accountId, chatId(id))];
const listPage = (accountId: typeof accountA, ids: readonly number[], sequence = 1) => ({
  ok: true as const,
  value: { sequence, chats: ids.map((id) => chat(accountId, id)), cursor: null },
});

beforeEach(() => {
  held = heldBridge();
  app = createApp(held.bridge);
});

describe('answers that come late', () => {
  it('for the list of another account are dropped, and nothing of A shows in B', async () => {
    void app.chats.watch(accountA);
    const forA = lastCall(held.calls, 'chats.list');
    void app.chats.watch(accountB);
    await lastCall(held.calls, 'chats.list').answer(listPage(accountB, [7]));
    await forA.answer(listPage(accountA, [1, 2]));
    const { lists } = app.stores.chats.getState();
    expect(lists[listKey(accountB, 'all')]?.rows.map((row) => row.id)).toEqual(['7']);
    expect(lists[listKey(accountA, 'all')]?.rows).toEqual([]);
    expect(lists[listKey(accountA, 'all')]?.fetching).toBe(false);
  });

  it('for another chat are dropped, and the same chat of two accounts is two conversations', async () => {
    void app.conversation.open(accountA, chatId(1));
    const forA = lastCall(held.calls, 'conversation.open');
    void app.conversation.open(accountB, chatId(1));
    const forB = lastCall(held.calls, 'conversation.open');
    await forA.answer({
      ok: true,
      value: { sequence: 1, messages: [message(1)], cursor: null, newer: null },
    });
    await forB.answer({
      ok: true,
      value: { sequence: 1, messages: [message(2)], cursor: null, newer: null },
    });
    expect(conversation(accountA, 1)?.messages).toEqual([]);
    expect(conversation(accountB, 1)?.messages.map((item) => item.id)).toEqual(['2']);
  });

  it('of an older attempt on the same chat are dropped', async () => {
    void app.conversation.open(accountA, chatId(1));
    const first = lastCall(held.calls, 'conversation.open');
    void app.conversation.open(accountA, chatId(1));
    await lastCall(held.calls, 'conversation.open').answer({
      ok: true,
      value: { sequence: 5, messages: [message(5)], cursor: null, newer: null },
    });
    await first.answer({ ok: false, error: { code: 'internal' } });
    expect(conversation(accountA, 1)).toMatchObject({ status: 'ready' });
  });

  it('to a send land in the chat it was sent from, and a failure gives the text back there', async () => {
    void app.conversation.open(accountA, chatId(1));
    await lastCall(held.calls, 'conversation.open').answer({
      ok: true,
      value: { sequence: 1, messages: [], cursor: null, newer: null },
    });
    void app.messages.send(accountA, chatId(1), 'hello');
    const first = lastCall(held.calls, 'messages.send');
    void app.conversation.open(accountB, chatId(1));
    await first.answer({ ok: true, value: message(3, { fromMe: true }) });
    expect(conversation(accountA, 1)?.messages).toHaveLength(1);
    expect(conversation(accountB, 1)?.messages).toEqual([]);

    void app.messages.send(accountA, chatId(1), 'again');
    await lastCall(held.calls, 'messages.send').answer({ ok: false, error: { code: 'send-failed' } });
    const { drafts, toasts } = app.stores.ui.getState();
    expect(drafts[conversationKey(accountA, chatId(1))]).toBe('again');
    expect(drafts[conversationKey(accountB, chatId(1))]).toBeUndefined();
    expect(toasts).toMatchObject([{ code: 'send-failed' }]);
  });

  it('to an add that was cancelled end the half account', async () => {
    void app.link.add();
    const add = lastCall(held.calls, 'accounts.add');
    await app.link.cancel();
    await add.answer({ ok: true, value: { accountId: accountA } });
    expect(lastCall(held.calls, 'accounts.cancelLink').input).toEqual({ accountId: accountA });
    expect(app.stores.ui.getState().link).toBeNull();
  });
});

describe('an account that is removed', () => {
  it('leaves nothing in the window', async () => {
    const stop = app.start();
    await lastCall(held.calls, 'window.snapshot').answer({
      ok: true,
      value: {
        sequence: 1,
        vault: { kind: 'open', protection: 'key-store' },
        noticeAccepted: true,
        accounts: [account(accountA), account(accountB, { order: 1 })],
        testService: false,
        preferences: usualPreferences,
      },
    });
    void app.chats.watch(accountA);
    await lastCall(held.calls, 'chats.list').answer(listPage(accountA, [1]));
    void app.conversation.open(accountA, chatId(1));
    app.accounts.openChat(accountA, chatId(1));
    held.push({ type: 'accounts', sequence: 2, upserts: [], removed: [accountA] });
    expect(app.stores.chats.getState().lists).toEqual({});
    expect(app.stores.conversations.getState()).toEqual({ byKey: {}, recent: [] });
    expect(app.stores.ui.getState().openChats).toEqual({});
    stop();
  });
});
