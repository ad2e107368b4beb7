import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageId } from '../../../preload/contract/model.ts';
import { batch, bobPhone, chatFacts, chatWith, group, keyIn, message } from './changes.ts';
import { firstAccount as account, openMemoryStore, secondAccount, type MemoryStore } from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const address = chatWith(bobPhone);
const incoming = (wireId: string, sentAt: number, rest = {}) => message(keyIn(address, wireId), sentAt, rest);
const receive = (...messages: ReturnType<typeof incoming>[]) =>
  store.chats.applyBatch(account, batch({ messages }));
const device = (count: number) =>
  store.chats.applyBatch(account, chatFacts(address, { unread: { count, source: 'device' } }));
const history = (count: number) =>
  store.chats.applyBatch(account, chatFacts(address, { unread: { count, source: 'history' } }));

describe('counting', () => {
  it('counts live messages of others that are there to be read', () => {
    const notice = receive(
      incoming('A', 1000),
      incoming('B', 2000, { origin: 'history' }),
      incoming('C', 3000, { kind: 'system' }),
      incoming('D', 4000, { kind: 'deleted' }),
      message(keyIn(address, 'E', { fromMe: true }), 5000),
    );
    expect(notice.unread).toBe(1);
    expect(store.chats.unreadByAccount()).toEqual(
      new Map([
        [account, 1],
        [secondAccount, 0],
      ]),
    );
  });

  it('forgets a message that is deleted before it was read', () => {
    receive(incoming('A', 1000), incoming('B', 2000));
    const deletions = [{ key: keyIn(address, 'A') }];
    expect(store.chats.applyBatch(account, batch({ deletions })).unread).toBe(1);
  });

  it('takes the number of the phone as a start, and only where nothing is known', () => {
    expect(history(5).unread).toBe(5);
    expect(receive(incoming('A', 1000)).unread).toBe(6);
    expect(history(2).unread).toBe(6);
  });

  it('shows "marked as unread on the phone" when nothing else is unread', () => {
    receive(incoming('A', 1000, { origin: 'history' }));
    expect(device(1).unread).toBe(1);
    expect(device(0).unread).toBe(0);
  });
});

describe('read on another device', () => {
  it('clears, and what is older than that stays read when it comes late', () => {
    receive(incoming('A', 1000), incoming('B', 3000));
    expect(device(0).unread).toBe(0);
    expect(receive(incoming('LATE', 2000)).unread).toBe(0);
    expect(receive(incoming('NEW', 3000)).unread).toBe(1);
    expect(history(7).unread).toBe(1);
  });

  it('never hides a message of the same batch', () => {
    const chats = [{ address, unread: { count: 0, source: 'device' as const } }];
    const notice = store.chats.applyBatch(account, batch({ chats, messages: [incoming('A', 1000)] }));
    expect(notice.unread).toBe(1);
  });

  it('is told by a read status on a message of somebody else, early or late', () => {
    const statuses = [{ key: keyIn(address, 'B'), status: 'read' as const }];
    receive(incoming('A', 1000));
    store.chats.applyBatch(account, batch({ statuses }));
    expect(receive(incoming('B', 2000)).unread).toBe(0);
    expect(receive(incoming('C', 3000)).unread).toBe(1);
    const next = [{ key: keyIn(address, 'C'), status: 'played' as const }];
    expect(store.chats.applyBatch(account, batch({ statuses: next })).unread).toBe(0);
  });
});

describe('markRead', () => {
  it('moves the mark, counts what remains and answers the keys in between', () => {
    const notice = receive(incoming('A', 1000), incoming('B', 2000), incoming('C', 3000));
    const chat = notice.chatIds[0]!;
    const [a, b, c] = notice.messages.map((row) => row.messageId) as [MessageId, MessageId, MessageId];
    const first = store.chats.markRead(account, chat, b);
    expect(first.notice).toMatchObject({ unread: 1, chatIds: [chat] });
    expect(first.keys).toEqual([keyIn(address, 'A'), keyIn(address, 'B')]);
    expect(store.chats.markRead(account, chat, a)).toMatchObject({ keys: [], notice: { unread: 1 } });
    expect(store.chats.markRead(account, chat, c).keys.map((key) => key.wireId)).toEqual(['C']);
  });

  it('names the senders in a group', () => {
    const key = keyIn(group, 'G', { sender: bobPhone });
    const notice = store.chats.applyBatch(account, batch({ messages: [message(key, 1000)] }));
    const { keys } = store.chats.markRead(account, notice.chatIds[0]!, notice.messages[0]!.messageId);
    expect(keys).toEqual([key]);
  });

  it('sends no receipts for old history, only for what was unread', () => {
    history(2);
    const old = Array.from({ length: 20 }, (_, index) =>
      incoming(`H${index}`, 1000 * (index + 1), { origin: 'history' }),
    );
    const notice = receive(...old);
    expect(notice.unread).toBe(2);
    const { keys, notice: read } = store.chats.markRead(
      account,
      notice.chatIds[0]!,
      notice.messages.at(-1)!.messageId,
    );
    expect(keys.map((key) => key.wireId)).toEqual(['H18', 'H19']);
    expect(read.unread).toBe(0);
  });

  it('answers at most the newest 500', () => {
    const many = Array.from({ length: 620 }, (_, index) => incoming(`M${index}`, 1000 + index * 1000));
    const notice = receive(...many);
    const { keys } = store.chats.markRead(account, notice.chatIds[0]!, notice.messages.at(-1)!.messageId);
    expect(keys).toHaveLength(500);
    expect(keys.at(-1)?.wireId).toBe('M619');
    expect(keys[0]?.wireId).toBe('M120');
  });

  it('changes nothing for a message of another chat', () => {
    const here = receive(incoming('A', 1000));
    const there = store.chats.applyBatch(
      account,
      batch({ messages: [message(keyIn(group, 'G', { sender: bobPhone }), 1000)] }),
    );
    const result = store.chats.markRead(account, here.chatIds[0]!, there.messages[0]!.messageId);
    expect(result).toMatchObject({ keys: [], notice: { unread: 2 } });
  });
});
