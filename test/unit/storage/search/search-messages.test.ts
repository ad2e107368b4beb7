import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageHit } from '../../../../preload/contract/commands.ts';
import type { ChatId, MessageId, MessageKind } from '../../../../preload/contract/model.ts';
import type { MessageSearch } from '../../../../main/accounts/ports.ts';
import { matchText } from '../../../../main/domain/search/match-text.ts';
import { readQuery } from '../../../../main/domain/search/search-query.ts';
import { isFound } from '../../../../main/domain/search/terms.ts';
import { query, type NoParameters } from '../../../../main/storage/query.ts';
import { keepIndex } from '../../../../main/storage/search/keep-index.ts';
import { batch, bob, bobLid, bobPhone, chatWith, group, keyIn, message } from '../changes.ts';
import { firstAccount, openMemoryStore, secondAccount, type MemoryStore } from '../memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const nothing: MessageSearch = {
  text: '',
  accountId: null,
  chatId: null,
  sender: null,
  kinds: [],
  from: null,
  to: null,
  hasMedia: false,
  hasLink: false,
  starred: false,
  before: null,
};
const find = (search: Partial<MessageSearch>, limit = 50) =>
  store.chats.searchMessages({ ...nothing, ...search }, limit);
const texts = (search: Partial<MessageSearch>) => find(search).hits.map(({ snippet }) => snippet.text);
const indexAll = (): void => {
  while (keepIndex(store.databases.chats, 100));
};
const day = 86_400_000;
const inBob = chatWith(bobPhone);

/** Before messages are in the index, and after. */
const states = [
  ['while they wait for the index', () => undefined],
  ['from the index', indexAll],
] as const;

describe('starred messages', () => {
  it('are found newest first, in one account and over all, page by page, also by their words', () => {
    const say = (n: number) => message(keyIn(inBob, `S${n}`), n * day, { text: `pear ${n}` });
    const star = (n: number, value: string) => ({
      key: keyIn(inBob, `S${n}`),
      what: 'star' as const,
      by: null,
      at: 0,
      value,
    });
    const messages = [1, 2, 3, 4, 5].map(say);
    store.chats.applyBatch(firstAccount, batch({ messages, marks: [1, 3, 4].map((n) => star(n, '1')) }));
    store.chats.applyBatch(secondAccount, batch({ messages: [say(2)], marks: [star(2, '1')] }));
    expect(texts({ starred: true, accountId: firstAccount })).toEqual(['pear 4', 'pear 3', 'pear 1']);
    expect(texts({ starred: true })).toEqual(['pear 4', 'pear 3', 'pear 2', 'pear 1']);
    expect(texts({ starred: true, text: 'pear 3' })).toEqual(['pear 3']);
    const first = find({ starred: true }, 3);
    expect(first.hits).toHaveLength(3);
    expect(texts({ starred: true, before: first.cursor })).toEqual(['pear 1']);
    store.chats.applyBatch(firstAccount, batch({ marks: [star(3, '')] }));
    expect(texts({ starred: true, accountId: firstAccount })).toEqual(['pear 4', 'pear 1']);
  });
});

describe.each(states)('messages are found %s', (_name, settle) => {
  const say = (wireId: string, text: string, sentAt: number, rest: { kind?: MessageKind } = {}) =>
    message(keyIn(inBob, wireId), sentAt, { text, ...rest });

  it('newest first, whatever came first', () => {
    const messages = [3, 1, 5, 2, 4].map((n) => say(`M${n}`, `apple ${n}`, n * day + n));
    store.chats.applyBatch(firstAccount, batch({ messages }));
    settle();
    expect(texts({ text: 'apple' })).toEqual([5, 4, 3, 2, 1].map((n) => `apple ${n}`));
  });

  it('within a day by time, not by arrival', () => {
    const messages = [3, 1, 2].map((n) => say(`M${n}`, `apple ${n}`, 10 * day + n * 1000));
    store.chats.applyBatch(firstAccount, batch({ messages }));
    settle();
    expect(texts({ text: 'apple' })).toEqual(['apple 3', 'apple 2', 'apple 1']);
  });

  it('after an edit as they are now, and not as they were', () => {
    store.chats.applyBatch(firstAccount, batch({ messages: [say('A', 'an apple', day)] }));
    settle();
    const edit = { key: keyIn(inBob, 'A'), text: 'a pear', content: new Uint8Array([9]), editedAt: day + 1 };
    store.chats.applyBatch(firstAccount, batch({ edits: [edit] }));
    expect(texts({ text: 'apple' })).toEqual([]);
    expect(texts({ text: 'pear' })).toEqual(['a pear']);
    settle();
    expect(texts({ text: 'apple' })).toEqual([]);
    expect(texts({ text: 'pear' })).toEqual(['a pear']);
  });

  it('no more once they are deleted, or their chat or account is', () => {
    const messages = [say('A', 'apple one', day), say('B', 'apple two', day)];
    store.chats.applyBatch(firstAccount, batch({ messages }));
    settle();
    store.chats.applyBatch(firstAccount, batch({ deletions: [{ key: keyIn(inBob, 'A') }] }));
    expect(texts({ text: 'apple' })).toEqual(['apple two']);
    store.chats.applyBatch(firstAccount, batch({ chats: [{ address: inBob, removed: true }] }));
    expect(texts({ text: 'apple' })).toEqual([]);
    store.chats.applyBatch(firstAccount, batch({ messages: [say('C', 'apple three', day)] }));
    settle();
    store.chats.deleteAccount(firstAccount);
    expect(texts({ text: 'apple' })).toEqual([]);
  });

  it('in the chat that remains when two turn out to be one', () => {
    const messages = [
      message(keyIn(chatWith(bobPhone), 'A'), day, { text: 'apple by number' }),
      message(keyIn(chatWith(bobLid), 'B'), 2 * day, { text: 'apple by lid' }),
    ];
    store.chats.applyBatch(firstAccount, batch({ messages }));
    settle();
    const { chatIds } = store.chats.applyBatch(firstAccount, batch({ people: [{ identity: bob }] }));
    const [chatId] = chatIds;
    const inChat = { text: 'apple', accountId: firstAccount, chatId: chatId! };
    expect(texts(inChat)).toEqual(['apple by lid', 'apple by number']);
    settle();
    expect(texts(inChat)).toEqual(['apple by lid', 'apple by number']);
  });

  it('by account, chat, sender, kind, time, media and link', () => {
    const carl = { phoneJid: '491700000009@s.whatsapp.net', lidJid: null };
    const messages = [
      say('A', 'apple', day),
      message(keyIn(group, 'B', { sender: bobPhone }), 2 * day, { text: 'apple from bob' }),
      message(keyIn(group, 'C', { sender: carl }), 3 * day, { text: 'apple from carl' }),
      message(keyIn(group, 'D', { fromMe: true }), 4 * day, { text: 'my apple' }),
      say('E', 'apple pie', 5 * day, { kind: 'image' }),
      say('F', 'apple https://example.com', 6 * day),
      say('G', '', 7 * day, { kind: 'voice' }),
    ];
    store.chats.applyBatch(firstAccount, batch({ messages }));
    store.chats.applyBatch(secondAccount, batch({ messages: [say('A', 'apple elsewhere', 8 * day)] }));
    settle();
    const here = { text: 'apple', accountId: firstAccount };
    expect(texts({ text: 'apple' })[0]).toBe('apple elsewhere');
    expect(texts(here)).toHaveLength(6);
    const { hits } = find(here);
    const groupChat = hits.find(({ chatKind }) => chatKind === 'group')!.chatId;
    expect(texts({ ...here, chatId: groupChat })).toEqual(['my apple', 'apple from carl', 'apple from bob']);
    const [fromBob] = store.chats.messageViews(firstAccount, groupChat, [
      hits.find(({ snippet }) => snippet.text === 'apple from bob')!.messageId,
    ]);
    // In the group by name, in the direct chat because nobody else is there.
    expect(texts({ ...here, sender: fromBob!.senderId as never })).toEqual([
      'apple https://example.com',
      'apple pie',
      'apple from bob',
      'apple',
    ]);
    expect(texts({ ...here, sender: 'me' })).toEqual(['my apple']);
    expect(texts({ ...here, kinds: ['image', 'voice'] })).toEqual(['apple pie']);
    expect(texts({ ...here, from: 2 * day, to: 3 * day })).toEqual(['apple from carl', 'apple from bob']);
    expect(texts({ ...here, hasMedia: true })).toEqual(['apple pie']);
    expect(texts({ ...here, hasLink: true })).toEqual(['apple https://example.com']);
    expect(texts({ hasMedia: true })).toEqual(['', 'apple pie']);
    expect(texts({ accountId: firstAccount })).toEqual([]);
    expect(texts({ text: '"', hasMedia: true })).toEqual([]);
  });

  it('page by page, each once', () => {
    const messages = Array.from({ length: 57 }, (_, n) =>
      say(`M${n}`, 'apple', Math.floor(n / 9) * day + (n % 4)),
    );
    store.chats.applyBatch(firstAccount, batch({ messages }));
    settle();
    const seen: MessageHit[] = [];
    let before: string | null = null;
    do {
      const page = find({ text: 'app', before }, 10);
      seen.push(...page.hits);
      before = page.cursor;
    } while (before !== null);
    expect(new Set(seen.map(({ messageId }) => messageId)).size).toBe(57);
    const times = seen.map(({ sentAt }) => sentAt);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  it.each([
    '"',
    'a"b',
    'NOT apple',
    'apple OR pear',
    'terms:apple',
    'apple*',
    '^apple',
    '(apple',
    'NEAR(a b)',
    "'; --",
    '\0',
  ])('without taking %j for an expression', (text) => {
    store.chats.applyBatch(firstAccount, batch({ messages: [say('A', `well ${text} well`, day)] }));
    settle();
    const isAnything = readQuery(text) !== null;
    expect(texts({ text })).toHaveLength(isAnything ? 1 : 0);
  });
});

describe('refusals', () => {
  it('name what is not there', () => {
    const code = (value: string) => expect.objectContaining({ code: value });
    expect(() => find({ text: 'a', accountId: 'no-such-account' as never })).toThrow(
      code('account-not-found'),
    );
    expect(() => find({ text: 'a', accountId: firstAccount, chatId: '99' as ChatId })).toThrow(
      code('chat-not-found'),
    );
    expect(() => find({ text: 'a', before: 'x' })).toThrow(code('invalid-cursor'));
  });
});

interface Row {
  readonly message: number;
  readonly sentAt: number;
  readonly kind: MessageKind;
  readonly text: string;
}
const everything = query<NoParameters, Row>(
  'test.everything',
  'SELECT message, sent_at AS sentAt, kind, text FROM messages',
);

/** What a person would find who reads everything. */
function naive(text: string): string[] {
  const wanted = readQuery(text);
  if (wanted === null) return [];
  return store.databases.chats
    .all(everything, {})
    .filter((row) => isFound(row.kind) && matchText(row.text, wanted) !== null)
    .sort((one, other) => other.sentAt - one.sentAt || other.message - one.message)
    .map((row) => String(row.message));
}

const word = fc.constantFrom(
  'apple',
  'Äpfel',
  'app',
  'pear',
  '你好',
  '好世界',
  '世界',
  'été',
  'ete',
  '👍',
  'مرحبا',
  'नमस्ते',
  '한국',
);
const text = fc.array(word, { maxLength: 5 }).map((parts) => parts.join(' '));
const step = fc.oneof(
  fc.record({ what: fc.constant('say' as const), n: fc.nat(12), text, day: fc.nat(4), person: fc.nat(2) }),
  fc.record({ what: fc.constant('edit' as const), n: fc.nat(12), text, person: fc.nat(2) }),
  fc.record({ what: fc.constant('delete' as const), n: fc.nat(12), person: fc.nat(2) }),
  fc.record({ what: fc.constant('merge' as const) }),
  fc.record({ what: fc.constant('remove' as const), person: fc.nat(2) }),
  fc.record({ what: fc.constant('index' as const), limit: fc.integer({ min: 1, max: 5 }) }),
);
const chats = [chatWith(bobPhone), chatWith(bobLid), group];

it('hits are what reading everything finds, in whatever order things happened and the index was kept', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.array(word, { minLength: 1, maxLength: 2 }),
      (steps, typed) => {
        store.close();
        store = openMemoryStore();
        steps.forEach((one, at) => {
          if (one.what === 'index') return void keepIndex(store.databases.chats, one.limit);
          if (one.what === 'merge') {
            return void store.chats.applyBatch(firstAccount, batch({ people: [{ identity: bob }] }));
          }
          const chat = chats[one.person]!;
          if (one.what === 'remove') {
            return void store.chats.applyBatch(
              firstAccount,
              batch({ chats: [{ address: chat, removed: true }] }),
            );
          }
          const key = keyIn(chat, `M${one.n}`);
          const change =
            one.what === 'say'
              ? { messages: [message(key, one.day * day + at, { text: one.text })] }
              : one.what === 'edit'
                ? { edits: [{ key, text: one.text, content: new Uint8Array([at]), editedAt: at + 1 }] }
                : { deletions: [{ key }] };
          return void store.chats.applyBatch(firstAccount, batch(change));
        });
        for (const search of [typed.join(' '), `${typed.join(' ')} `, typed[0]!.slice(0, 1)]) {
          const found: MessageId[] = [];
          let before: string | null = null;
          do {
            const page = find({ text: search, before }, 3);
            found.push(...page.hits.map(({ messageId }) => messageId));
            before = page.cursor;
          } while (before !== null);
          expect(found).toEqual(naive(search));
        }
      },
    ),
    { numRuns: 120 },
  );
});

it('leaves no word of a deleted message in the file, once the index is kept', () => {
  const messages = [message(keyIn(inBob, 'A'), day, { text: 'xylophone' })];
  store.chats.applyBatch(firstAccount, batch({ messages }));
  indexAll();
  const vocabulary = (): number =>
    store.databases.chats.all(
      query<NoParameters, { found: number }>(
        'test.vocabulary',
        "SELECT 1 AS found FROM message_index_data WHERE instr(block, CAST('xylophone' AS BLOB)) > 0",
      ),
      {},
    ).length;
  expect(vocabulary()).toBe(1);
  store.chats.applyBatch(firstAccount, batch({ deletions: [{ key: keyIn(inBob, 'A') }] }));
  indexAll();
  expect(vocabulary()).toBe(0);
  expect(store.databases.chats.pragma('integrity_check')).toBe('ok');
});
