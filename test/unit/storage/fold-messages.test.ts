import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatId, MessageView } from '../../../preload/contract/model.ts';
import { batch, bob, bobLid, bobPhone, chatWith, group, keyIn, message } from './changes.ts';
import { firstAccount as account, openMemoryStore, type MemoryStore } from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const own = keyIn(chatWith(bobPhone), 'OWN', { fromMe: true });
const theirs = keyIn(chatWith(bobPhone), 'THEIRS');

function rows(): readonly MessageView[] {
  const [chat] = store.chats.chatPage(account, null, 10).rows;
  return chat === undefined ? [] : store.chats.messagePage(account, chat.id, null, 100).rows;
}

describe('facts before their message', () => {
  it('keeps a status until the message comes', () => {
    const notice = store.chats.applyBatch(account, batch({ statuses: [{ key: own, status: 'delivered' }] }));
    expect(notice.chatIds).toEqual([]);
    expect(store.chats.chatPage(account, null, 10).rows).toEqual([]);
    store.chats.applyBatch(account, batch({ messages: [message(own, 1000)] }));
    expect(rows()).toMatchObject([{ status: 'delivered' }]);
  });

  it('keeps an edit until the message comes', () => {
    const edit = { key: theirs, text: 'better', content: new Uint8Array([9]), editedAt: 2000 };
    store.chats.applyBatch(account, batch({ edits: [edit] }));
    store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000)] }));
    expect(rows()).toMatchObject([{ text: 'better', edited: true, kind: 'text' }]);
    expect(store.chats.messageContent(account, 'THEIRS', false)).toEqual(Buffer.from([9]));
  });

  it('keeps a deletion until the message comes, and then nothing of the message', () => {
    store.chats.applyBatch(account, batch({ deletions: [{ key: theirs }] }));
    const notice = store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000)] }));
    expect(rows()).toMatchObject([{ text: '', kind: 'deleted', edited: false }]);
    expect(store.chats.messageContent(account, 'THEIRS', false)).toBeNull();
    expect(notice.unread).toBe(0);
  });

  it('finds the message under the other jid of the sender', () => {
    const byLid = keyIn(group, 'G1', { sender: bobLid });
    const byPhone = keyIn(group, 'G1', { sender: bobPhone });
    store.chats.applyBatch(account, batch({ deletions: [{ key: byLid }] }));
    store.chats.applyBatch(account, batch({ messages: [message(byPhone, 1000)] }));
    expect(rows()).toMatchObject([{ kind: 'text' }]);
    store.chats.applyBatch(account, batch({ people: [{ identity: bob }] }));
    expect(rows()).toMatchObject([{ kind: 'deleted', text: '' }]);
  });
});

describe('status', () => {
  it('only moves forward', () => {
    store.chats.applyBatch(account, batch({ messages: [message(own, 1000, { status: 'read' })] }));
    const notice = store.chats.applyBatch(account, batch({ statuses: [{ key: own, status: 'delivered' }] }));
    expect(notice.messages).toEqual([]);
    expect(rows()).toMatchObject([{ status: 'read' }]);
  });

  it('is not shown on messages of others', () => {
    store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000, { status: 'read' })] }));
    store.chats.applyBatch(account, batch({ statuses: [{ key: theirs, status: 'played' }] }));
    expect(rows()).toMatchObject([{ status: 'none' }]);
  });
});

describe('duplicates', () => {
  it('are one message, and say nothing new', () => {
    const first = store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000)] }));
    const second = store.chats.applyBatch(
      account,
      batch({ messages: [message(theirs, 1000, { origin: 'history' })] }),
    );
    expect(rows()).toHaveLength(1);
    expect(first.unread).toBe(1);
    expect(second).toMatchObject({ unread: 1, messages: [] });
  });

  it('of one wire id from two senders or both directions are different messages', () => {
    const anna = { phoneJid: '491700000002@s.whatsapp.net', lidJid: null };
    const messages = [
      message(keyIn(group, 'SAME', { sender: bobPhone }), 1000),
      message(keyIn(group, 'SAME', { sender: anna }), 1000),
      message(keyIn(group, 'SAME', { fromMe: true }), 1000),
    ];
    store.chats.applyBatch(account, batch({ messages }));
    expect(rows()).toHaveLength(3);
  });

  it('replace what could not be decrypted', () => {
    const lost = message(theirs, 1000, { kind: 'undecryptable', text: '', content: new Uint8Array(0) });
    store.chats.applyBatch(account, batch({ messages: [lost] }));
    const notice = store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000)] }));
    expect(rows()).toMatchObject([{ kind: 'text', text: 'text of THEIRS' }]);
    expect(notice.unread).toBe(1);
    expect(store.chats.applyBatch(account, batch({ messages: [lost] })).messages).toEqual([]);
  });
});

describe('deletion', () => {
  it('takes the words and the original away, and keeps the place', () => {
    store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000), message(own, 2000)] }));
    const before = rows();
    store.chats.applyBatch(account, batch({ deletions: [{ key: theirs }] }));
    expect(rows().map((row) => row.sortKey)).toEqual(before.map((row) => row.sortKey));
    expect(rows()[0]).toMatchObject({ kind: 'deleted', text: '' });
    store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000)] }));
    expect(rows()[0]).toMatchObject({ kind: 'deleted', text: '' });
  });

  it('of a chat on the phone removes it here, and says so', () => {
    const { chatIds } = store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000)] }));
    const address = chatWith(bobPhone);
    const notice = store.chats.applyBatch(account, batch({ chats: [{ address, removed: true }] }));
    expect(notice).toMatchObject({ removedChatIds: chatIds, chatIds: [], unread: 0 });
    expect(() => store.chats.messagePage(account, chatIds[0] as ChatId, null, 10)).toThrow(
      expect.objectContaining({ code: 'chat-not-found' }),
    );
    const again = store.chats.applyBatch(account, batch({ messages: [message(theirs, 1000)] }));
    expect(again.chatIds).not.toEqual(chatIds);
  });
});

describe('previews', () => {
  it('shows the last line of its history in a chat where nobody has written', () => {
    const line = (what: 'group-created' | 'timer-off') => ({
      kind: 'system' as const,
      text: '',
      detail: { system: { what, by: bobPhone.phoneJid, byMe: false, about: [], value: null } },
    });
    store.chats.applyBatch(
      account,
      batch({
        messages: [
          message(keyIn(group, 'S2'), 2000, line('timer-off')),
          message(keyIn(group, 'S1'), 1000, line('group-created')),
        ],
      }),
    );
    const preview = () => store.chats.chatPage(account, null, 10).rows[0]?.lastMessage;
    expect(preview()).toMatchObject({ kind: 'system', system: { what: 'timer-off', by: '+491700000001' } });
    store.chats.applyBatch(account, batch({ messages: [message(keyIn(group, 'T'), 500)] }));
    expect(preview()).toMatchObject({ kind: 'text', text: 'text of T' });
  });

  it('shows the newest message that is not a note of the system', () => {
    const messages = [
      message(theirs, 3000, { text: '  two\n lines ' }),
      message(own, 2000),
      message(keyIn(chatWith(bobPhone), 'SYS'), 9000, { kind: 'system' }),
    ];
    const { chatIds } = store.chats.applyBatch(account, batch({ messages }));
    const [view] = store.chats.chatViews(account, chatIds);
    expect(view).toMatchObject({
      lastActivityAt: 3000,
      unread: 1,
      lastMessage: { text: 'two lines', fromMe: false, senderName: null },
    });
  });

  it('names the sender in a group, by the newest push name', () => {
    const messages = [
      message(keyIn(group, 'G2', { sender: bobPhone }), 5000, { pushName: 'Bob' }),
      message(keyIn(group, 'G1', { sender: bobPhone }), 1000, { pushName: 'Bobby', origin: 'history' }),
    ];
    store.chats.applyBatch(account, batch({ messages, chats: [{ address: group, title: 'Climbing' }] }));
    const [view] = store.chats.chatPage(account, null, 10).rows;
    expect(view).toMatchObject({ title: 'Climbing', kind: 'group', lastMessage: { senderName: 'Bob' } });
    expect(rows().map((row) => row.senderName)).toEqual(['Bob', 'Bob']);
  });
});
