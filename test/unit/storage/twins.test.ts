import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { batch, bob as bobOfBoth, bobLid, bobPhone, chatWith, group, keyIn, message } from './changes.ts';
import { firstAccount, openMemoryStore, secondAccount, type MemoryStore } from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const bob = chatWith(bobPhone);
const receive = (account: AccountId, address: typeof bob, wireId: string, at: number, fromMe = false): void =>
  void store.chats.applyBatch(
    account,
    batch({ messages: [message(keyIn(address, wireId, { fromMe }), at)] }),
  );
const onlyChat = (account: AccountId): ChatId => {
  const id = store.chats.chatPage(account, null, 10).rows[0]?.id;
  if (id === undefined) throw new Error('no chat');
  return id;
};

describe('the same person in two accounts', () => {
  it('is found where the other account talks with them', () => {
    receive(firstAccount, bob, 'A', 1000);
    receive(secondAccount, bob, 'B', 2000, true);
    const here = onlyChat(firstAccount);
    const there = onlyChat(secondAccount);
    expect(store.chats.chatTwins(firstAccount, here)).toEqual({
      written: false,
      others: [{ accountId: secondAccount, chatId: there, lastActivityAt: 2000 }],
    });
    expect(store.chats.chatTwins(secondAccount, there)).toMatchObject({
      written: true,
      others: [{ accountId: firstAccount }],
    });
  });

  it('is found by either of their names', () => {
    receive(firstAccount, chatWith(bobOfBoth), 'A', 1000);
    receive(secondAccount, chatWith(bobLid), 'B', 2000);
    expect(store.chats.chatTwins(firstAccount, onlyChat(firstAccount)).others).toHaveLength(1);
  });

  it('is nobody to ask about when the other account only knows them', () => {
    receive(firstAccount, bob, 'A', 1000);
    store.chats.applyBatch(secondAccount, batch({ people: [{ identity: bobPhone, contactName: 'Bob' }] }));
    expect(store.chats.chatTwins(firstAccount, onlyChat(firstAccount)).others).toEqual([]);
  });

  it('does not count in groups', () => {
    receive(firstAccount, group, 'A', 1000);
    receive(secondAccount, group, 'B', 1000);
    expect(store.chats.chatTwins(firstAccount, onlyChat(firstAccount)).others).toEqual([]);
  });

  it('is not told about chats of other accounts', () => {
    receive(secondAccount, bob, 'B', 1000);
    expect(() => store.chats.chatTwins(firstAccount, onlyChat(secondAccount))).toThrow('no such chat');
  });
});
