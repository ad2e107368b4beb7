import { expect, it } from 'vitest';
import type { ChatBatch } from '../../../main/domain/chat-batch.ts';
import { splitBatch } from '../../../main/domain/split-batch.ts';
import { batch, bob, chatWith, keyIn, message } from '../storage/changes.ts';

const chat = chatWith(bob);
const said = (count: number, origin: 'live' | 'history') =>
  Array.from({ length: count }, (_, n) => message(keyIn(chat, `M${n}`), n, { origin }));
const facts: Partial<ChatBatch> = {
  people: [{ identity: bob, contactName: 'Bob' }],
  chats: [{ address: chat, pinned: true }],
  deletions: [{ key: keyIn(chat, 'M1') }],
};

it('a long history comes in pieces: people and chats first, facts last, every change once', () => {
  const whole = batch({ ...facts, messages: said(1203, 'history') });
  const pieces = splitBatch(whole);
  expect(pieces.map(({ messages }) => messages.length)).toEqual([0, 500, 500, 203, 0]);
  expect(pieces[0]).toMatchObject({ people: whole.people, chats: whole.chats, deletions: [] });
  expect(pieces.at(-1)).toMatchObject({ people: [], chats: [], deletions: whole.deletions });
  expect(pieces.flatMap(({ messages }) => messages)).toEqual(whole.messages);
});

it('news stay in one piece, however many they are', () => {
  const live = batch({ ...facts, messages: [...said(1000, 'history'), ...said(1, 'live')] });
  expect(splitBatch(live)).toEqual([live]);
  const short = batch({ ...facts, messages: said(500, 'history') });
  expect(splitBatch(short)).toEqual([short]);
  expect(splitBatch(batch({}))).toEqual([batch({})]);
});
