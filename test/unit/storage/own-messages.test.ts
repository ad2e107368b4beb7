import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatId, MessageId } from '../../../preload/contract/model.ts';
import { batch, bob, bobPhone, chatWith, group, keyIn, message } from './changes.ts';
import {
  firstAccount as account,
  openMemoryStore,
  secondAccount as other,
  type MemoryStore,
} from './memory-store.ts';

let store: MemoryStore;
let chat: ChatId;
beforeEach(() => {
  store = openMemoryStore();
  const messages = [message(keyIn(chatWith(bob), 'FIRST'), 1000)];
  chat = store.chats.applyBatch(account, batch({ messages })).chatIds[0]!;
});
afterEach(() => store.close());

const own = (wireId: string, at: number, text = `mine ${wireId}`) =>
  message(keyIn(chatWith(bob), wireId, { fromMe: true }), at, {
    text,
    content: new Uint8Array([7]),
    origin: 'history',
  });
const queue = (wireId: string, at: number) => store.chats.queueMessage(account, chat, own(wireId, at));
const rows = () => store.chats.messagePage(account, chat, null, 100).rows;

describe('queueMessage', () => {
  it('writes the message, cut to whole seconds, and shows it', () => {
    const { notice, view } = queue('OWN', 5999);
    expect(view).toMatchObject({ fromMe: true, status: 'queued', sentAt: 5000, text: 'mine OWN' });
    expect(notice).toMatchObject({
      chatIds: [chat],
      messages: [{ chatId: chat, messageId: view.id }],
      unread: 1,
    });
    expect(rows().at(-1)).toEqual(view);
    expect(store.chats.chatViews(account, [chat])).toMatchObject([
      { lastMessage: { text: 'mine OWN', fromMe: true, status: 'queued' }, lastActivityAt: 5000 },
    ]);
  });

  it('stands before a reply of the same second, which came later', () => {
    queue('OWN', 5999);
    store.chats.applyBatch(account, batch({ messages: [message(keyIn(chatWith(bob), 'REPLY'), 5000)] }));
    expect(rows().map((row) => row.text)).toEqual(['text of FIRST', 'mine OWN', 'text of REPLY']);
  });

  it('asked twice, answers the same message', () => {
    const first = queue('OWN', 5000);
    const second = queue('OWN', 9000);
    expect(second.view).toEqual(first.view);
    expect(rows()).toHaveLength(2);
  });

  it('is the message that the service gives back', () => {
    const { view } = queue('OWN', 5000);
    const echo = message(keyIn(chatWith(bobPhone), 'OWN', { fromMe: true }), 7000, { text: 'mine OWN' });
    store.chats.applyBatch(account, batch({ messages: [echo] }));
    expect(rows().slice(1)).toMatchObject([{ id: view.id, status: 'sent', sentAt: 5000 }]);
    expect(store.chats.messageContent(account, 'OWN', true)).toEqual(Buffer.from([7]));
  });

  it('refuses a chat of another account', () => {
    const text = own('X', 1);
    expect(() => store.chats.queueMessage(other, chat, text)).toThrow(
      expect.objectContaining({ code: 'chat-not-found' }),
    );
    expect(() => store.chats.queueMessage('account-none' as typeof other, chat, text)).toThrow(
      expect.objectContaining({ code: 'account-not-found' }),
    );
  });
});

describe('outgoing', () => {
  it('lists what is queued, oldest first, with the address', () => {
    const groupMessage = message(keyIn(group, 'G', { sender: bobPhone }), 1000);
    const groupChat = store.chats.applyBatch(account, batch({ messages: [groupMessage] })).chatIds[0]!;
    store.chats.queueMessage(account, groupChat, own('LATER', 9000, 'to all'));
    queue('EARLY', 3000);
    queue('GONE', 4000);
    store.chats.acknowledge(account, 'GONE', true);
    expect(store.chats.outgoing(account)).toMatchObject([
      {
        wireId: 'EARLY',
        queuedAt: 3000,
        address: { type: 'person', identity: bob },
        content: Buffer.from([7]),
      },
      { wireId: 'LATER', chatId: groupChat, address: group },
    ]);
    expect(store.chats.outgoing(other)).toEqual([]);
  });
});

describe('acknowledge and requeue', () => {
  it('moves forward only; failed is for what was not sent', () => {
    const { view } = queue('OWN', 3000);
    expect(store.chats.acknowledge(account, 'OWN', false)).toMatchObject({
      messages: [{ messageId: view.id }],
    });
    store.chats.requeue(account, chat, view.id);
    expect(store.chats.outgoing(account)).toHaveLength(1);
    const key = keyIn(chatWith(bob), 'OWN', { fromMe: true });
    store.chats.applyBatch(account, batch({ statuses: [{ key, status: 'delivered' }] }));
    expect(store.chats.acknowledge(account, 'OWN', true)).toBeNull();
    expect(store.chats.acknowledge(account, 'OWN', false)).toBeNull();
    expect(store.chats.requeue(account, chat, view.id).messages).toEqual([]);
    expect(rows().at(-1)).toMatchObject({ status: 'delivered' });
  });

  it('keeps what was sent, for a retry', () => {
    queue('OWN', 3000);
    expect(store.chats.messageContent(account, 'OWN', true)).toEqual(Buffer.from([7]));
    expect(store.chats.messageContent(account, 'OWN', false)).toBeNull();
    expect(store.chats.messageContent(other, 'OWN', true)).toBeNull();
  });

  it('know nothing of messages of others or of other accounts', () => {
    const { view } = queue('OWN', 3000);
    store.chats.acknowledge(account, 'OWN', false);
    expect(store.chats.acknowledge(account, 'FIRST', true)).toBeNull();
    expect(store.chats.acknowledge(other, 'OWN', true)).toBeNull();
    expect(store.chats.requeue(account, chat, '1' as MessageId).messages).toEqual([]);
    expect(() => store.chats.requeue(other, chat, view.id)).toThrow(
      expect.objectContaining({ code: 'chat-not-found' }),
    );
  });
});
