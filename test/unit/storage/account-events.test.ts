import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptEvents } from '../../../main/storage/chats/account-events.ts';
import { firstAccount, openMemoryStore, secondAccount, type MemoryStore } from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

it('tells what happened to an account, newest first, page by page', () => {
  for (let at = 1; at <= 5; at += 1)
    store.chats.noteEvent(firstAccount, { at, kind: 'lost', reason: 'network' });
  store.chats.noteEvent(secondAccount, { at: 9, kind: 'paused', reason: null });
  const first = store.chats.eventPage(firstAccount, null, 3);
  expect(first.events.map(({ at }) => at)).toEqual([5, 4, 3]);
  const second = store.chats.eventPage(firstAccount, first.cursor, 3);
  expect(second.events.map(({ at }) => at)).toEqual([2, 1]);
  expect(second.cursor).toBeNull();
  expect(store.chats.eventPage(secondAccount, null, 3).events).toMatchObject([
    { at: 9, kind: 'paused', reason: null },
  ]);
});

it('keeps a bounded number for each account, the newest', () => {
  store.chats.noteEvent(secondAccount, { at: 1, kind: 'connected', reason: null });
  for (let at = 1; at <= keptEvents + 40; at += 1)
    store.chats.noteEvent(firstAccount, { at, kind: 'connected', reason: null });
  const { events } = store.chats.eventPage(firstAccount, null, keptEvents * 2);
  expect(events).toHaveLength(keptEvents);
  expect(events.at(-1)?.at).toBe(41);
  expect(store.chats.eventPage(secondAccount, null, 10).events).toHaveLength(1);
});

it('goes with its account', () => {
  store.chats.noteEvent(firstAccount, { at: 1, kind: 'linked', reason: null });
  store.chats.deleteAccount(firstAccount);
  expect(() => store.chats.eventPage(firstAccount, null, 10)).toThrow();
  expect(() => store.chats.noteEvent(firstAccount, { at: 2, kind: 'lost', reason: null })).toThrow();
});
