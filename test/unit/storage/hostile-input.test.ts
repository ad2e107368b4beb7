import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MessageKind, MessageStatus } from '../../../preload/contract/model.ts';
import type { ChatAddress, ChatBatch, Identity, MessageKey } from '../../../main/domain/chat-batch.ts';
import { markKinds, memberRoles, type MemberRole } from '../../../main/domain/chat-batch.ts';
import { batch, bobPhone, chatWith, keyIn, message } from './changes.ts';
import { accountRecord, firstAccount as account, openMemoryStore, type MemoryStore } from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', '\0', 'a\0b', '\uD800', 'x\uDFFF', "'; DROP TABLE messages; --", '%s$1?', '\u202E'),
);
const number = fc.oneof(
  fc.constantFrom(0, -0, -1, Number.NaN, Infinity, -Infinity, 1e300, 2 ** 53, 0.5, 8.64e15),
  fc.double(),
);
const identity: fc.Arbitrary<Identity> = fc.record({
  phoneJid: fc.option(text),
  lidJid: fc.option(text),
});
const address: fc.Arbitrary<ChatAddress> = fc.oneof(
  identity.map((named): ChatAddress => ({ type: 'person', identity: named })),
  text.map((jid): ChatAddress => ({ type: 'place', jid, kind: 'strange' as 'group' })),
);
const key: fc.Arbitrary<MessageKey> = fc.record({
  chat: address,
  wireId: text,
  fromMe: fc.boolean(),
  sender: fc.option(identity),
});
const content = fc.uint8Array({ maxLength: 8 });
const status = fc.oneof(text as fc.Arbitrary<MessageStatus>, fc.constantFrom<MessageStatus>('read', 'sent'));
const wild: fc.Arbitrary<ChatBatch> = fc.record({
  people: fc.array(
    fc.record({ identity, contactName: text, pushName: text, about: text, blocked: fc.boolean() }),
    { maxLength: 4 },
  ),
  chats: fc.array(
    fc.record({
      address,
      title: text,
      unread: fc.record({ count: number, source: fc.constantFrom('history', 'device') }),
      lastActivityAt: number,
      pinned: fc.boolean(),
      archived: fc.boolean(),
      mutedUntil: number,
      markedUnread: fc.boolean(),
      timer: fc.record({ seconds: number, at: number }),
      label: fc.record({ id: text, on: fc.boolean() }),
      clearedUntil: number,
      removed: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  messages: fc.array(
    fc.record({
      key,
      sentAt: number,
      kind: text as fc.Arbitrary<MessageKind>,
      text,
      content,
      status,
      origin: fc.constantFrom('live', 'history'),
      pushName: text,
      expiresAt: number,
      detail: fc.record({
        mentions: fc.array(text, { maxLength: 3 }),
        quoted: fc.record({
          wireId: text,
          sender: fc.option(text),
          kind: fc.constant<MessageKind>('text'),
          text,
        }),
        poll: fc.record({
          selectable: number,
          options: fc.array(text, { maxLength: 3 }),
          secret: fc.option(text),
        }),
      }),
    }),
    { maxLength: 8 },
  ),
  statuses: fc.array(fc.record({ key, status }), { maxLength: 4 }),
  edits: fc.array(fc.record({ key, text, content, editedAt: number }), { maxLength: 4 }),
  deletions: fc.array(fc.record({ key, forMe: fc.boolean() }), { maxLength: 2 }),
  marks: fc.array(
    fc.record({
      key,
      what: fc.constantFrom(...markKinds),
      by: fc.option(identity),
      at: number,
      value: fc.oneof(text, fc.constant('{"payload":"AA==","iv":"","creators":[1],"voters":["x"]}')),
    }),
    { maxLength: 6 },
  ),
  receipts: fc.array(
    fc.record({ key, by: identity, deliveredAt: number, readAt: number, playedAt: number }),
    { maxLength: 4 },
  ),
  labels: fc.array(fc.record({ id: text, name: fc.option(text) }), { maxLength: 3 }),
  groups: fc.array(
    fc.record({
      address: fc.oneof(
        address,
        text.map((jid): ChatAddress => ({ type: 'place', jid, kind: 'group' })),
      ),
      description: text,
      createdAt: number,
      announceOnly: fc.boolean(),
      members: fc.array(fc.record({ identity, role: fc.constantFrom(...memberRoles) }), { maxLength: 3 }),
      joined: fc.array(identity, { maxLength: 2 }),
      left: fc.array(identity, { maxLength: 2 }),
      changed: fc.array(fc.record({ identity, role: text as fc.Arbitrary<MemberRole> }), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
});

it('takes anything, and shows rows that can be compared', () => {
  fc.assert(
    fc.property(wild, (one) => {
      store.chats.deleteAccount(account);
      store.chats.insertAccount(accountRecord(account));
      store.chats.applyBatch(account, one);
      for (const chat of store.chats.chatPage(account, null, 500).rows) {
        expect(chat.unread).toBeGreaterThanOrEqual(0);
        expect(Number.isSafeInteger(chat.lastActivityAt)).toBe(true);
        const { rows } = store.chats.messagePage(account, chat.id, null, 500);
        for (const row of rows) expect(row.sortKey).toMatch(/^\d{29}$/);
        const keys = rows.map((row) => row.sortKey);
        expect(keys).toEqual([...keys].sort());
      }
    }),
    { numRuns: 150 },
  );
});

it.each([
  ['a NUL in the middle', 'before\0after'],
  ['a megabyte', 'ä'.repeat(1_000_000)],
  ['right-to-left marks and emoji', '\u202Eabc\u{1F469}\u200D\u{1F680}'],
])('keeps %s as it was written', (_name, written) => {
  const change = message(keyIn(chatWith(bobPhone), 'A'), 1000, { text: written });
  const { chatIds } = store.chats.applyBatch(account, batch({ messages: [change] }));
  expect(store.chats.messagePage(account, chatIds[0]!, null, 1).rows[0]?.text === written).toBe(true);
  const [view] = store.chats.chatViews(account, chatIds);
  expect(view?.lastMessage?.text.length).toBeLessThanOrEqual(160);
});

it.each([
  [Number.NaN, 0],
  [-5, 0],
  [1234.9, 1234],
  [Infinity, 4_102_444_800_000],
  [9e15, 4_102_444_800_000],
])('brings the time %d into range', (sentAt, expected) => {
  const change = message(keyIn(chatWith(bobPhone), 'A'), sentAt);
  const { chatIds } = store.chats.applyBatch(account, batch({ messages: [change] }));
  expect(store.chats.messagePage(account, chatIds[0]!, null, 1).rows[0]?.sentAt).toBe(expected);
});

it('leaves out what names nobody, and keeps the rest of the batch', () => {
  const nobody = chatWith({ phoneJid: null, lidJid: '' });
  const messages = [message(keyIn(nobody, 'A'), 1000), message(keyIn(chatWith(bobPhone), 'B'), 1000)];
  expect(store.chats.applyBatch(account, batch({ messages })).messages).toHaveLength(1);
});
