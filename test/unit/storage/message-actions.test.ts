import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import type { MessageAction } from '../../../main/domain/message-action.ts';
import { batch, bob, chatWith, group, keyIn, message } from './changes.ts';
import { firstAccount as account, openMemoryStore, type MemoryStore } from './memory-store.ts';

let store: MemoryStore;
let chat: ChatId;
let own: MessageId;
beforeEach(() => {
  store = openMemoryStore();
  const mine = message(keyIn(chatWith(bob), 'OWN', { fromMe: true }), 1000, { text: 'as sent' });
  const notice = store.chats.applyBatch(account, batch({ messages: [mine] }));
  chat = notice.chatIds[0]!;
  own = notice.messages[0]!.messageId;
});
afterEach(() => store.close());

const content = new Uint8Array([9]);
const queue = (wireId: string, action: MessageAction, at = 5000) =>
  store.chats.queueAction(account, chat, own, { wireId, at, content, action });
const reaction = (value: string): MessageAction => ({ type: 'mark', what: 'reaction', value, before: null });
const edit: MessageAction = { type: 'edit', text: 'as meant', detail: null, editedAt: 5000 };
const row = (): MessageView => store.chats.messageViews(account, chat, [own])[0]!;
const waiting = () => store.chats.outgoing(account).map(({ wireId }) => wireId);

describe('a reaction', () => {
  it('shows at once, and stays when the service has taken it', () => {
    queue('R', reaction('👍'));
    expect(row().reactions).toMatchObject([{ emoji: '👍', mine: true }]);
    expect(waiting()).toEqual(['R']);
    store.chats.acknowledge(account, 'R', true);
    expect(row().reactions).toHaveLength(1);
    expect(waiting()).toEqual([]);
    // Who could not read it asks again.
    expect(store.chats.messageContent(account, 'R', true)).toEqual(Buffer.from(content));
  });

  it('is taken back to what was there when it is refused', () => {
    queue('R1', reaction('👍'), 5000);
    store.chats.acknowledge(account, 'R1', true);
    queue('R2', reaction('🎉'), 6000);
    store.chats.acknowledge(account, 'R2', false);
    expect(row().reactions).toMatchObject([{ emoji: '👍' }]);
    expect(waiting()).toEqual([]);
  });

  it('that was replaced meanwhile is not brought back by a refusal', () => {
    queue('R1', reaction('👍'), 5000);
    queue('R2', reaction('🎉'), 6000);
    store.chats.acknowledge(account, 'R1', false);
    expect(row().reactions).toMatchObject([{ emoji: '🎉' }]);
  });
});

describe('an edit and a deletion', () => {
  it('wait on the message, and are done when the service has taken them', () => {
    queue('E', edit);
    expect(row()).toMatchObject({ text: 'as sent', status: 'queued' });
    store.chats.acknowledge(account, 'E', true);
    expect(row()).toMatchObject({ text: 'as meant', edited: true, status: 'sent' });
    expect(store.chats.messageInfo(account, chat, own).texts.map(({ text }) => text)).toEqual([
      'as sent',
      'as meant',
    ]);
    queue('D', { type: 'deletion' });
    expect(row().kind).toBe('text');
    store.chats.acknowledge(account, 'D', true);
    expect(row()).toMatchObject({ kind: 'deleted', text: '' });
  });

  it('that were refused say so, and can be tried again', () => {
    queue('E', edit);
    store.chats.acknowledge(account, 'E', false);
    expect(row()).toMatchObject({ text: 'as sent', status: 'failed' });
    store.chats.requeue(account, chat, own);
    expect(row().status).toBe('queued');
    expect(waiting()).toEqual(['E']);
  });

  it('that come after a refused one take its place', () => {
    queue('E1', edit);
    store.chats.acknowledge(account, 'E1', false);
    queue('E2', { ...edit, text: 'better' });
    store.chats.acknowledge(account, 'E2', true);
    expect(row()).toMatchObject({ text: 'better', status: 'sent' });
  });
});

it('what is taken away for oneself is gone here, and comes back with no copy', () => {
  queue('H', { type: 'hide' });
  expect(store.chats.messagePage(account, chat, null, 10).rows).toEqual([]);
  expect(store.chats.outgoing(account)).toMatchObject([
    { wireId: 'H', setting: { change: { type: 'hide' }, key: { wireId: 'OWN', fromMe: true } } },
  ]);
  const copy = message(keyIn(chatWith(bob), 'OWN', { fromMe: true }), 1000, { origin: 'history' });
  store.chats.applyBatch(account, batch({ messages: [copy] }));
  expect(store.chats.messagePage(account, chat, null, 10).rows).toEqual([]);
});

it('what was told of a message under its author and by its id alone comes together', () => {
  const key = keyIn(group, 'LATE', { sender: bob });
  const facts = batch({ deletions: [{ key }, { key: { ...key, sender: null }, forMe: true }] });
  store.chats.applyBatch(account, facts);
  const { chatIds } = store.chats.applyBatch(account, batch({ messages: [message(key, 4000)] }));
  expect(store.chats.messagePage(account, chatIds[0]!, null, 10).rows).toEqual([]);
});

it('messages go before what is said about them', () => {
  queue('E', edit, 7999);
  const next = message(keyIn(chatWith(bob), 'NEXT', { fromMe: true }), 7500);
  store.chats.queueMessage(account, chat, next);
  expect(waiting()).toEqual(['NEXT', 'E']);
});

describe('what disappears', () => {
  const timed = (wireId: string, expiresAt: number) =>
    message(keyIn(chatWith(bob), wireId), 2000, { expiresAt, text: `secret of ${wireId}` });

  it('goes from the disk when it is due, with all that was put on it', () => {
    store.chats.applyBatch(account, batch({ messages: [timed('A', 3000), timed('B', 9000)] }));
    const key = keyIn(chatWith(bob), 'A');
    const mark = { key, what: 'reaction', by: bob, at: 1, value: '👍' } as const;
    store.chats.applyBatch(account, batch({ marks: [mark] }));
    expect(store.chats.expire(2999)).toEqual([]);
    const [notice] = store.chats.expire(3000);
    expect(notice).toMatchObject({ accountId: account, unread: 1 });
    const texts = store.chats.messagePage(account, chat, null, 10).rows.map(({ text }) => text);
    expect(texts).toEqual(['as sent', 'secret of B']);
    const left = (table: string) =>
      store.databases.chats.all({ name: 'left', sql: `SELECT count(*) AS count FROM ${table}` }, {});
    expect(left('marks')).toEqual([{ count: 0 }]);
    expect(left('messages')).toEqual([{ count: 2 }]);
  });

  it('stays when it was kept in the chat, until it is let go again', () => {
    store.chats.applyBatch(account, batch({ messages: [timed('A', 3000)] }));
    const key = keyIn(chatWith(bob), 'A');
    const keep = (at: number, value: string) => ({ key, what: 'keep', by: bob, at, value }) as const;
    store.chats.applyBatch(account, batch({ marks: [keep(1, '1')] }));
    expect(store.chats.expire(9000)).toEqual([]);
    store.chats.applyBatch(account, batch({ marks: [keep(2, '')] }));
    expect(store.chats.expire(9000)).toHaveLength(1);
  });
});

it('a draft is shown in the list, and survives that two chats become one', () => {
  const lid = chatWith({ phoneJid: null, lidJid: '900000000077@lid' });
  const stranger = { phoneJid: '491700000077@s.whatsapp.net', lidJid: '900000000077@lid' };
  const other = chatWith({ ...stranger, lidJid: null });
  const first = store.chats.applyBatch(account, batch({ messages: [message(keyIn(other, 'P'), 1)] }));
  store.chats.setDraft(account, first.chatIds[0]!, { text: 'begun', mentions: [] }, 50);
  store.chats.applyBatch(account, batch({ messages: [message(keyIn(lid, 'L'), 2)] }));
  store.chats.applyBatch(account, batch({ people: [{ identity: stranger }] }));
  const drafts = store.chats.chatPage(account, null, 10).rows.map(({ draft }) => draft);
  expect(drafts.toSorted()).toEqual(['', 'begun']);
});
