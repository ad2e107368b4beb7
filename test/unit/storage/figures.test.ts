import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { firstAccount, openMemoryStore, secondAccount, type MemoryStore } from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const day = 86_400_000;
const today = 20_000 * day;

/** As many messages as there are times, in one chat of an account. */
function fill(accountId: AccountId, chat: number, times: readonly number[], text = 'hello'): void {
  const { chats } = store.databases;
  const account = accountId === firstAccount ? 1 : 2;
  const last = Math.max(...times);
  chats.execute(`INSERT INTO chats (chat, account, kind, place_jid, listed, unread_base, unread, unread_known, read_at,
      read_message, last_activity_at, last_message_at, pinned, archived, muted_until)
    VALUES (${chat}, ${account}, 'group', '${chat}@g.us', 1, 0, 0, 0, 0, 0, ${last}, ${last}, 0, 0, 0)`);
  for (const [index, at] of times.entries()) {
    chats.execute(`INSERT INTO messages (account, chat, wire_id, from_me, sender, sent_at, kind, status, unread, edited_at,
        text, content) VALUES (${account}, ${chat}, 'M${index}', 0, 0, ${at}, 'text', 'none', 0, 0, '${text}', x'0102')`);
  }
}

describe('the figures of the overview', () => {
  it('count the messages since the day began, account by account', () => {
    fill(firstAccount, 1, [today - 1, today, today + 5]);
    fill(firstAccount, 2, [today - day]);
    fill(secondAccount, 3, [today + 7]);
    const figures = store.chats.accountFigures(today);
    expect(figures.get(firstAccount)).toEqual({ lastMessageAt: today + 5, messagesToday: 2 });
    expect(figures.get(secondAccount)).toEqual({ lastMessageAt: today + 7, messagesToday: 1 });
  });

  it('know of accounts without messages', () => {
    expect(store.chats.accountFigures(today).get(secondAccount)).toEqual({
      lastMessageAt: null,
      messagesToday: 0,
    });
  });
});

describe('what the messages of an account take', () => {
  it('is added up in steps, over all its chats and no others', () => {
    fill(
      firstAccount,
      1,
      Array.from({ length: 2500 }, (_, index) => index),
    );
    fill(firstAccount, 2, [1, 1, 1]);
    fill(secondAccount, 3, [1]);
    const first = store.chats.usageSlice(firstAccount, null);
    expect(first.next).not.toBeNull();
    const second = store.chats.usageSlice(firstAccount, first.next);
    expect(second.next).toBeNull();
    const sum = [...first.parts, ...second.parts].reduce((bytes, part) => bytes + part.bytes, 0);
    expect(sum).toBe(2503 * ('hello'.length + 2));
    const other = store.chats.usageSlice(secondAccount, null);
    expect(other.parts).toEqual([{ kind: 'text', day: 0, starred: false, messages: 1, bytes: 7 }]);
  });
});

describe('how an account is arranged', () => {
  it('is kept', () => {
    expect(store.chats.listAccounts()[0]).toMatchObject({
      label: '',
      muted: false,
      group: '',
      groupFolded: false,
    });
    const change = { label: 'Shop', muted: true, group: 'Customers', groupFolded: true, hue: 4, order: 9 };
    store.chats.updateAccount(firstAccount, change);
    expect(store.chats.listAccounts().find(({ id }) => id === firstAccount)).toMatchObject(change);
    store.chats.updateAccount(firstAccount, { label: '', group: '', muted: false });
    expect(store.chats.listAccounts().find(({ id }) => id === firstAccount)).toMatchObject({
      label: '',
      group: '',
      muted: false,
      hue: 4,
    });
  });
});
