import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatId, ChatView, MessageId, MessageView } from '../../../preload/contract/model.ts';
import type { Page } from '../../../main/accounts/ports.ts';
import { batch, bobPhone, chatFacts, chatWith, keyIn, message } from './changes.ts';
import {
  firstAccount as account,
  openMemoryStore,
  secondAccount as other,
  type MemoryStore,
} from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

function walk<Row>(page: (before: string | null) => Page<Row>): Row[][] {
  const pages: Row[][] = [];
  let cursor: string | null = null;
  do {
    const { rows, cursor: next }: Page<Row> = page(cursor);
    pages.push([...rows]);
    cursor = next;
  } while (cursor !== null);
  return pages;
}

const person = (number: number) => chatWith({ phoneJid: `4917${number}@s.whatsapp.net`, lidJid: null });

describe('messagePage', () => {
  it('walks a chat once, newest page first, oldest first within the page', () => {
    // Several messages in each second.
    const messages = Array.from({ length: 103 }, (_, index) =>
      message(keyIn(person(1), `M${index}`), Math.floor(index / 4) * 1000),
    );
    const { chatIds } = store.chats.applyBatch(account, batch({ messages }));
    const pages = walk<MessageView>((before) => store.chats.messagePage(account, chatIds[0]!, before, 10));
    const rows = pages.reverse().flat();
    expect(rows.map((row) => row.text)).toEqual(messages.map((row) => row.text));
    const keys = rows.map((row) => row.sortKey);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(103);
    expect(new Set(keys.map((key) => key.length))).toEqual(new Set([29]));
  });

  it('stays in its place while new messages come', () => {
    const texts = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) =>
        message(keyIn(person(1), `M${from + index}`), (from + index) * 1000),
      );
    const { chatIds } = store.chats.applyBatch(account, batch({ messages: texts(0, 20) }));
    const first = store.chats.messagePage(account, chatIds[0]!, null, 5);
    store.chats.applyBatch(account, batch({ messages: texts(20, 30) }));
    const second = store.chats.messagePage(account, chatIds[0]!, first.cursor, 5);
    expect(second.rows.map((row) => row.text)).toEqual([10, 11, 12, 13, 14].map((n) => `text of M${n}`));
  });

  it('throws for a chat of another account and for one that is not there', () => {
    const { chatIds } = store.chats.applyBatch(
      account,
      batch({ messages: [message(keyIn(person(1), 'A'), 1)] }),
    );
    const notFound = expect.objectContaining({ code: 'chat-not-found' });
    expect(() => store.chats.messagePage(other, chatIds[0]!, null, 5)).toThrow(notFound);
    expect(() => store.chats.messagePage(account, '9999999999999999' as ChatId, null, 5)).toThrow(notFound);
  });
});

describe('chatPage', () => {
  it('walks the list once: pinned first, then newest first, without archived chats', () => {
    const messages = Array.from({ length: 45 }, (_, index) =>
      message(keyIn(person(index), 'M'), Math.floor(index / 2) * 1000),
    );
    store.chats.applyBatch(account, batch({ messages }));
    for (const number of [3, 30])
      store.chats.applyBatch(account, chatFacts(person(number), { pinned: true }));
    store.chats.applyBatch(account, chatFacts(person(7), { archived: true }));
    const rows = walk<ChatView>((before) => store.chats.chatPage(account, before, 7)).flat();
    expect(rows).toHaveLength(44);
    expect(rows.slice(0, 2).map((row) => row.title)).toEqual(['+491730', '+49173']);
    const times = rows.slice(2).map((row) => row.lastActivityAt);
    expect(times).toEqual([...times].sort((one, two) => two - one));
    expect(new Set(rows.map((row) => row.id)).size).toBe(44);
    expect(store.chats.chatPage(other, null, 7)).toEqual({ rows: [], cursor: null });
  });

  it('shows a muted chat as such while the mute lasts', () => {
    const facts = { lastActivityAt: 5000, mutedUntil: Date.now() + 3_600_000 };
    store.chats.applyBatch(account, chatFacts(person(1), facts));
    store.chats.applyBatch(account, chatFacts(person(2), { lastActivityAt: 4000, mutedUntil: 1000 }));
    expect(store.chats.chatPage(account, null, 5).rows.map((row) => row.muted)).toEqual([true, false]);
  });
});

describe('cursors and limits', () => {
  const bad = ['', 'abc', '1', `${'9'.repeat(29)}x`, '-1'.padEnd(29, '0'), "'; DROP TABLE chats; --"];

  it.each(bad)('refuses the cursor %j', (cursor) => {
    const { chatIds } = store.chats.applyBatch(
      account,
      batch({ messages: [message(keyIn(person(1), 'A'), 1)] }),
    );
    const invalid = expect.objectContaining({ code: 'invalid-cursor' });
    expect(() => store.chats.chatPage(account, cursor, 5)).toThrow(invalid);
    expect(() => store.chats.messagePage(account, chatIds[0]!, cursor, 5)).toThrow(invalid);
  });

  it.each([0, -3, Number.NaN, 1.5])('takes the limit %d as one row', (limit) => {
    store.chats.applyBatch(account, chatFacts(person(1), { lastActivityAt: 5000 }));
    expect(store.chats.chatPage(account, null, limit).rows).toHaveLength(1);
  });
});

describe('one account sees nothing of another', () => {
  it('though both talk with the same person, under the same wire ids', () => {
    const mine = store.chats.applyBatch(
      account,
      batch({ messages: [message(keyIn(chatWith(bobPhone), 'A'), 1000)] }),
    );
    const theirs = store.chats.applyBatch(
      other,
      batch({ messages: [message(keyIn(chatWith(bobPhone), 'A'), 1000, { text: 'theirs' })] }),
    );
    expect(store.chats.chatViews(account, theirs.chatIds)).toEqual([]);
    const ids = theirs.messages.map((row) => row.messageId);
    expect(store.chats.messageViews(account, mine.chatIds[0]!, ids)).toEqual([]);
    store.chats.applyBatch(account, batch({ deletions: [{ key: keyIn(chatWith(bobPhone), 'A') }] }));
    expect(store.chats.messagePage(other, theirs.chatIds[0]!, null, 5).rows).toMatchObject([
      { text: 'theirs' },
    ]);
    expect(() => store.chats.markRead(account, theirs.chatIds[0]!, ids[0] as MessageId)).toThrow(
      expect.objectContaining({ code: 'chat-not-found' }),
    );
    store.chats.deleteAccount(account);
    expect(store.chats.unreadByAccount()).toEqual(new Map([[other, 1]]));
    expect(store.chats.chatPage(other, null, 5).rows).toHaveLength(1);
    expect(() => store.chats.chatPage(account, null, 5)).toThrow(
      expect.objectContaining({ code: 'account-not-found' }),
    );
  });
});

describe('account records', () => {
  it('are listed in their order, changed in part, and made once', () => {
    store.chats.updateAccount(account, { order: 5, name: 'Anna', phoneNumber: '49170', unlinked: true });
    store.chats.updateAccount(account, { phoneNumber: null, linkedAt: 77 });
    expect(store.chats.listAccounts()).toMatchObject([
      { id: other, order: 0 },
      { id: account, order: 5, name: 'Anna', phoneNumber: null, linkedAt: 77, unlinked: true, hue: 0 },
    ]);
    const [record] = store.chats.listAccounts();
    expect(() => store.chats.insertAccount(record!)).toThrow(
      expect.objectContaining({ code: 'account-exists' }),
    );
  });
});
