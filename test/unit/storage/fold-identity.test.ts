import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batch, bob, bobLid, bobPhone, chatFacts, chatWith, group, keyIn, message } from './changes.ts';
import { firstAccount as account, openMemoryStore, type MemoryStore } from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const chats = () => store.chats.chatPage(account, null, 10).rows;
const texts = () => {
  const [chat] = chats();
  return chat === undefined
    ? []
    : store.chats.messagePage(account, chat.id, null, 100).rows.map((row) => row.text);
};
const byPhone = (wireId: string, sentAt: number) => message(keyIn(chatWith(bobPhone), wireId), sentAt);
const byLid = (wireId: string, sentAt: number) => message(keyIn(chatWith(bobLid), wireId), sentAt);

describe('one person under two jids', () => {
  it('is one chat when the mapping is known before', () => {
    store.chats.applyBatch(account, batch({ people: [{ identity: bob, contactName: 'Bob' }] }));
    store.chats.applyBatch(account, batch({ messages: [byPhone('A', 1000), byLid('B', 2000)] }));
    expect(chats()).toMatchObject([{ title: 'Bob', unread: 2 }]);
    expect(texts()).toEqual(['text of A', 'text of B']);
  });

  it('is one chat when an address carries both', () => {
    store.chats.applyBatch(account, batch({ messages: [byLid('A', 1000)] }));
    const both = message(keyIn(chatWith(bob), 'B'), 2000);
    const notice = store.chats.applyBatch(account, batch({ messages: [both, byPhone('C', 3000)] }));
    expect(notice.removedChatIds).toEqual([]);
    expect(chats()).toMatchObject([{ title: '+491700000001', unread: 3 }]);
  });

  it.each([
    ['phone first', [byPhone('A', 1000), byPhone('SAME', 2000)], [byLid('SAME', 2000), byLid('C', 3000)]],
    ['LID first', [byLid('A', 1000), byLid('SAME', 2000)], [byPhone('SAME', 2000), byPhone('C', 3000)]],
  ])('becomes one chat when the mapping comes later: %s', (_name, older, newer) => {
    const first = store.chats.applyBatch(account, batch({ messages: older }));
    const second = store.chats.applyBatch(account, batch({ messages: newer }));
    expect(second.unread).toBe(4);
    const notice = store.chats.applyBatch(account, batch({ people: [{ identity: bob }] }));
    expect(notice.removedChatIds).toEqual(second.chatIds);
    expect(notice.chatIds).toEqual(first.chatIds);
    expect(notice.unread).toBe(3);
    expect(texts()).toEqual(['text of A', 'text of SAME', 'text of C']);
    expect(chats()).toMatchObject([
      { id: first.chatIds[0], unread: 3, lastActivityAt: 3000, lastMessage: { text: 'text of C' } },
    ]);
    // The messages that came over are named under the chat that they are in now.
    expect(notice.messages.every(({ chatId }) => chatId === first.chatIds[0])).toBe(true);
    const moved = notice.messages.map(({ messageId }) => messageId);
    expect(store.chats.messageViews(account, first.chatIds[0]!, moved)).not.toHaveLength(0);
  });
});

describe('a merge', () => {
  it('keeps what remains unread, the pin and the newest activity', () => {
    const first = store.chats.applyBatch(account, batch({ messages: [byPhone('A', 1000)] }));
    store.chats.applyBatch(account, batch({ messages: [byLid('B', 500), byLid('C', 600)] }));
    store.chats.applyBatch(account, chatFacts(chatWith(bobLid), { pinned: true, lastActivityAt: 7000 }));
    store.chats.markRead(account, first.chatIds[0]!, first.messages[0]!.messageId);
    store.chats.applyBatch(account, batch({ people: [{ identity: bob }] }));
    expect(chats()).toMatchObject([{ unread: 2, pinned: true, lastActivityAt: 7000 }]);
    const { keys, notice } = store.chats.markRead(account, first.chatIds[0]!, first.messages[0]!.messageId);
    expect(keys.map((key) => key.wireId)).toEqual(['B', 'C']);
    expect(notice.unread).toBe(0);
  });

  it('keeps the chat that is shown when the older one never was', () => {
    const early = { key: keyIn(chatWith(bobPhone), 'A', { fromMe: true }), status: 'read' } as const;
    store.chats.applyBatch(account, batch({ statuses: [early] }));
    const shown = store.chats.applyBatch(
      account,
      batch({ messages: [message(keyIn(chatWith(bobLid), 'A', { fromMe: true }), 1000)] }),
    );
    const notice = store.chats.applyBatch(account, batch({ people: [{ identity: bob }] }));
    expect(notice).toMatchObject({ removedChatIds: [], chatIds: shown.chatIds });
    const [row] = store.chats.messagePage(account, shown.chatIds[0]!, null, 10).rows;
    expect(row?.status).toBe('read');
  });

  it('makes one sender in groups, and one message of two copies', () => {
    const copies = [
      message(keyIn(group, 'G1', { sender: bobLid }), 1000, { pushName: 'Bob' }),
      message(keyIn(group, 'G1', { sender: bobPhone }), 1000),
      message(keyIn(group, 'G2', { sender: bobPhone }), 2000),
    ];
    expect(store.chats.applyBatch(account, batch({ messages: copies })).unread).toBe(3);
    const notice = store.chats.applyBatch(account, batch({ people: [{ identity: bob }] }));
    expect(notice.unread).toBe(2);
    expect(texts()).toEqual(['text of G1', 'text of G2']);
    const [chat] = chats();
    const rows = store.chats.messagePage(account, chat!.id, null, 10).rows;
    expect(rows.map((row) => row.senderName)).toEqual(['Bob', 'Bob']);
  });

  it('does not happen when a number goes over to another LID: the chats stay apart', () => {
    store.chats.applyBatch(account, batch({ messages: [message(keyIn(chatWith(bob), 'A'), 1000)] }));
    const heir = { phoneJid: bob.phoneJid, lidJid: '900000000002@lid' };
    store.chats.applyBatch(account, batch({ messages: [message(keyIn(chatWith(heir), 'B'), 2000)] }));
    expect(chats()).toMatchObject([{ title: '+491700000001' }, { title: '~0001' }]);
    store.chats.applyBatch(account, batch({ messages: [byPhone('C', 3000)] }));
    expect(texts()).toEqual(['text of B', 'text of C']);
  });
});
