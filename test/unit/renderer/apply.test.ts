import { describe, expect, it } from 'vitest';
import { usualPreferences } from '../../../preload/contract/preferences.ts';
import type { ChatsEvent } from '../../../renderer/stores/apply-chats.ts';
import { applyAccounts, applySnapshot, initialAccounts } from '../../../renderer/stores/apply-accounts.ts';
import {
  applyChatPages,
  applyChats,
  compareChats,
  initialChatList,
} from '../../../renderer/stores/apply-chats.ts';
import {
  addSent,
  applyMessagePages,
  applyMessages,
  initialConversation,
  type MessagesEvent,
} from '../../../renderer/stores/apply-messages.ts';
import { account, accountA, accountB, chat, chatId, message } from './samples.ts';

const chatsEvent = (sequence: number, change: Partial<ChatsEvent>): ChatsEvent => ({
  type: 'chats',
  sequence,
  accountId: accountA,
  filter: 'all',
  upserts: [],
  removed: [],
  ...change,
});
const messagesEvent = (sequence: number, change: Partial<MessagesEvent>): MessagesEvent => ({
  type: 'messages',
  sequence,
  accountId: accountA,
  chatId: chatId(1),
  upserts: [],
  removed: [],
  cursor: null,
  newer: null,
  ...change,
});

describe('accounts', () => {
  const snapshot = {
    sequence: 1,
    vault: { kind: 'open', protection: 'key-store' },
    noticeAccepted: true,
    accounts: [account(accountB, { order: 2 }), account(accountA, { order: 1 })],
    testService: true,
    preferences: usualPreferences,
  } as const;

  it('stand in their order, and the order keeps its identity while nobody moves', () => {
    const state = applySnapshot(snapshot);
    expect(state.order).toEqual([accountA, accountB]);
    const next = applyAccounts(state, { upserts: [account(accountB, { order: 2, unread: 4 })], removed: [] });
    expect(next.order).toBe(state.order);
    expect(next.byId[accountB]?.unread).toBe(4);
  });

  it('come and go; a patch applied twice does no harm', () => {
    const event = { upserts: [account(accountA)], removed: [accountB] };
    const once = applyAccounts(applySnapshot(snapshot), event);
    expect(applyAccounts(once, event)).toEqual(once);
    expect(once.order).toEqual([accountA]);
    expect(applyAccounts(initialAccounts, event).order).toEqual([accountA]);
  });
});

describe('a chat list', () => {
  it('has pinned chats first, then the newest', () => {
    const rows = [chat(accountA, 1), chat(accountA, 9), chat(accountA, 2, { pinned: true })];
    expect(rows.toSorted(compareChats).map((row) => row.id)).toEqual(['2', '9', '1']);
  });

  it('lets a push win over a page that was made before it', () => {
    const waiting = { ...initialChatList, fetching: true };
    const pushed = applyChats(waiting, chatsEvent(8, { upserts: [chat(accountA, 1, { unread: 5 })] }));
    const page = { sequence: 7, chats: [chat(accountA, 1), chat(accountA, 2)], cursor: 'next' };
    const list = applyChatPages(pushed, [page], true);
    expect(list.rows.map((row) => [row.id, row.unread])).toEqual([
      ['2', 0],
      ['1', 5],
    ]);
    expect(list).toMatchObject({ status: 'ready', cursor: 'next', fetching: false, pending: [] });
  });

  it('lets a page win over a push that it already holds', () => {
    const waiting = { ...initialChatList, fetching: true };
    const pushed = applyChats(waiting, chatsEvent(7, { upserts: [chat(accountA, 1, { unread: 5 })] }));
    const page = { sequence: 7, chats: [chat(accountA, 1, { unread: 0 })], cursor: null };
    expect(applyChatPages(pushed, [page], true).rows[0]?.unread).toBe(0);
  });

  it('forgets what a new first page does not have, and continues with later pages', () => {
    const old = { ...initialChatList, rows: [chat(accountA, 99)] };
    const pages = [
      { sequence: 1, chats: [chat(accountA, 9)], cursor: 'a' },
      { sequence: 2, chats: [chat(accountA, 3)], cursor: null },
    ];
    expect(applyChatPages(old, pages, true).rows.map((row) => row.id)).toEqual(['9', '3']);
    expect(applyChatPages(old, [{ sequence: 1, chats: [], cursor: null }], false).rows).toHaveLength(1);
  });
});

describe('a conversation', () => {
  const loaded = applyMessagePages(
    initialConversation,
    [{ sequence: 1, messages: [message(10), message(11)], cursor: 'older', newer: null }],
    true,
  );

  it('is ordered by sort key, not by time', () => {
    const late = message(12, { id: '5' as never, sentAt: 0 });
    const ids = applyMessages(loaded, messagesEvent(2, { upserts: [late] })).messages.map((item) => item.id);
    expect(ids).toEqual(['10', '11', '5']);
  });

  it('takes older pages in front, and removals', () => {
    const older = applyMessagePages(
      loaded,
      [{ sequence: 3, messages: [message(8)], cursor: null, newer: null }],
      false,
    );
    expect(older.messages.map((item) => item.id)).toEqual(['8', '10', '11']);
    expect(older.cursor).toBeNull();
    const less = applyMessages(older, messagesEvent(4, { removed: [message(10).id] }));
    expect(less.messages.map((item) => item.id)).toEqual(['8', '11']);
  });

  it('does not let the answer to a send undo what a push said since', () => {
    const sent = message(12, { fromMe: true, status: 'delivered' });
    const pushed = applyMessages(loaded, messagesEvent(2, { upserts: [sent] }));
    expect(addSent(pushed, { ...sent, status: 'queued' })).toBe(pushed);
    expect(addSent(loaded, sent).messages.at(-1)).toEqual(sent);
  });

  it('lets a page replace everything but newer pushes', () => {
    const waiting = { ...loaded, fetching: true };
    const pushed = applyMessages(waiting, messagesEvent(9, { upserts: [message(13)] }));
    const next = applyMessagePages(
      pushed,
      [{ sequence: 8, messages: [message(12)], cursor: null, newer: null }],
      true,
    );
    expect(next.messages.map((item) => item.id)).toEqual(['12', '13']);
  });
});
