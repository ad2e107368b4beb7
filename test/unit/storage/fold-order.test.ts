import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ChatAddress,
  ChatBatch,
  Identity,
  MessageChange,
  MessageKey,
} from '../../../main/domain/chat-batch.ts';
import { emptyBatch } from '../../../main/domain/chat-batch.ts';
import { firstAccount, openMemoryStore } from './memory-store.ts';

/*
 * Any order of the same facts, in any grouping, folds to the same visible rows. The facts here do not contradict each
 * other (see apply-batch.ts for what cannot hold): a message has one content and one origin, a person one contact
 * name, and nobody reads anything; there is a test of its own for reading.
 */

type Topic = keyof ChatBatch;
type Fact = { readonly [Name in Topic]: { topic: Name; change: ChatBatch[Name][number] } }[Topic];

const person = fc.integer({ min: 1, max: 3 });
const jidsOf = (number: number): Identity => ({
  phoneJid: `49170000000${number}@s.whatsapp.net`,
  lidJid: `90000000000${number}@lid`,
});
const identity = fc.tuple(person, fc.constantFrom('phone', 'lid', 'both')).map(([number, form]) => {
  const both = jidsOf(number);
  if (form === 'both') return both;
  return form === 'phone' ? { ...both, lidJid: null } : { ...both, phoneJid: null };
});
const numberOf = ({ phoneJid, lidJid }: Identity): number =>
  Number((phoneJid ?? lidJid ?? '').replace(/@.*/, '').slice(-1));

const groupAddress: ChatAddress = { type: 'place', jid: '1203630000@g.us', kind: 'group' };
const address: fc.Arbitrary<ChatAddress> = fc.oneof(
  identity.map((named): ChatAddress => ({ type: 'person', identity: named })),
  fc.constant(groupAddress),
);
const key: fc.Arbitrary<MessageKey> = fc
  .tuple(address, fc.integer({ min: 1, max: 3 }), fc.boolean(), identity)
  .map(([chat, wire, fromMe, sender]) => ({
    chat,
    wireId: `W${wire}`,
    fromMe,
    sender: fromMe || chat.type === 'person' ? null : sender,
  }));

/** A number of its own for every message, so that text, time and origin follow from the key. */
function numberOfKey({ chat, wireId, fromMe, sender }: MessageKey): number {
  const place =
    chat.type === 'person' ? numberOf(chat.identity) : 4 + (sender === null ? 0 : numberOf(sender));
  return place * 10 + Number(wireId.slice(1)) * 2 + Number(fromMe);
}

function messageOf(named: MessageKey, lost: boolean): MessageChange {
  const number = numberOfKey(named);
  const kind = number % 7 === 0 ? 'system' : 'text';
  return {
    key: named,
    sentAt: number * 1000,
    kind: lost ? 'undecryptable' : kind,
    text: lost ? '' : `text ${number}`,
    content: lost ? new Uint8Array(0) : new Uint8Array([number]),
    status: named.fromMe ? 'sent' : 'none',
    origin: number % 3 === 0 ? 'history' : 'live',
    pushName: `name of ${number}`,
  };
}

const fact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 6,
    arbitrary: key.map((named): Fact => ({ topic: 'messages', change: messageOf(named, false) })),
  },
  {
    weight: 1,
    arbitrary: key
      .filter((named) => numberOfKey(named) % 7 !== 0)
      .map((named): Fact => ({ topic: 'messages', change: messageOf(named, true) })),
  },
  identity.map((named): Fact => ({ topic: 'people', change: { identity: named } })),
  identity.map((named): Fact => ({
    topic: 'people',
    change: { identity: named, contactName: `contact ${numberOf(named)}` },
  })),
  fc
    .tuple(key, fc.constantFrom('sent', 'delivered', 'read', 'played', 'failed', 'queued'))
    .map(([named, status]): Fact => ({
      topic: 'statuses',
      change: { key: { ...named, fromMe: true }, status },
    })),
  fc.tuple(key, fc.integer({ min: 1, max: 3 }), fc.constantFrom('a', 'b')).map(([named, at, text]): Fact => ({
    topic: 'edits',
    change: { key: named, text, content: new Uint8Array([at]), editedAt: at },
  })),
  key.map((named): Fact => ({ topic: 'deletions', change: { key: named } })),
  fc
    .tuple(address, fc.integer({ min: 0, max: 99_000 }))
    .map(([chat, lastActivityAt]): Fact => ({ topic: 'chats', change: { address: chat, lastActivityAt } })),
  address.map((chat): Fact => ({ topic: 'chats', change: { address: chat, pinned: true } })),
  address.map((chat): Fact => ({ topic: 'chats', change: { address: chat, archived: true } })),
);

/** Facts in batches: a new one starts wherever `cuts` says so. */
function toBatches(facts: readonly Fact[], cuts: readonly boolean[]): ChatBatch[] {
  const batches: ChatBatch[] = [];
  let current: ChatBatch = emptyBatch;
  facts.forEach(({ topic, change }, index) => {
    if (cuts[index % Math.max(1, cuts.length)] === true) {
      batches.push(current);
      current = emptyBatch;
    }
    current = { ...current, [topic]: [...current[topic], change] };
  });
  return [...batches, current];
}

/** What a person sees, without row numbers. */
function visible(batches: readonly ChatBatch[]) {
  const store = openMemoryStore();
  try {
    let unread = 0;
    for (const one of batches) unread = store.chats.applyBatch(firstAccount, one).unread;
    const chats = store.chats.chatPage(firstAccount, null, 100).rows.map((chat) => {
      const { rows } = store.chats.messagePage(firstAccount, chat.id, null, 500);
      // Two copies that nobody has told to be one stand in the order in which they came.
      const tied = rows.at(-1)?.sentAt === rows.at(-2)?.sentAt;
      return {
        ...chat,
        id: null,
        lastMessage: tied ? null : chat.lastMessage,
        messages: rows.map((row) => JSON.stringify({ ...row, id: null, chatId: null, sortKey: null })).sort(),
      };
    });
    return { unread, chats: chats.map((chat) => JSON.stringify(chat)).sort() };
  } finally {
    store.close();
  }
}

describe('the fold', () => {
  it('gives the same rows for any order and any grouping', () => {
    const story = fc.array(fact, { minLength: 1, maxLength: 25 }).chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        shuffled: fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
        cuts: fc.array(fc.boolean(), { minLength: facts.length, maxLength: facts.length }),
      }),
    );
    fc.assert(
      fc.property(story, ({ facts, shuffled, cuts }) => {
        expect(visible(toBatches(shuffled, cuts))).toEqual(visible(toBatches(facts, [])));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same rows when everything is told twice', () => {
    fc.assert(
      fc.property(fc.array(fact, { minLength: 1, maxLength: 20 }), (facts) => {
        const once = toBatches(facts, []);
        expect(visible([...once, ...once])).toEqual(visible(once));
      }),
      { numRuns: 100 },
    );
  });

  it('counts unread the same when "read elsewhere" comes early or late', () => {
    const chat: ChatAddress = { type: 'person', identity: jidsOf(1) };
    const named = fc
      .integer({ min: 1, max: 3 })
      .map((wire): MessageKey => ({ chat, wireId: `W${wire}`, fromMe: false, sender: null }));
    const reading: fc.Arbitrary<Fact> = fc.oneof(
      named.map((one): Fact => ({ topic: 'messages', change: { ...messageOf(one, false), origin: 'live' } })),
      named.map((one): Fact => ({ topic: 'statuses', change: { key: one, status: 'read' } })),
      named.map((one): Fact => ({ topic: 'deletions', change: { key: one } })),
    );
    const story = fc.array(reading, { minLength: 1, maxLength: 9 }).chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        shuffled: fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
        cuts: fc.array(fc.boolean(), { minLength: facts.length, maxLength: facts.length }),
      }),
    );
    fc.assert(
      fc.property(story, ({ facts, shuffled, cuts }) => {
        expect(visible(toBatches(shuffled, cuts))).toEqual(visible(toBatches(facts, [])));
      }),
      { numRuns: 150 },
    );
  });
});
