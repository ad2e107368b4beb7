import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ChatAddress,
  ChatBatch,
  Identity,
  MessageChange,
  MessageKey,
} from '../../../main/domain/chat-batch.ts';
import { emptyBatch } from '../../../main/domain/chat-batch.ts';
import type { ChatView, MessageView } from '../../../preload/contract/model.ts';
import type { MarkChange } from '../../../main/domain/chat-batch.ts';
import { sealedVoteText } from '../../../main/domain/sealed-vote.ts';
import { sealVote } from '../../../main/whatsapp/compose/seal-vote.ts';
import { accountRecord, firstAccount, openMemoryStore, type MemoryStore } from './memory-store.ts';

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
/** An id that one member only has used: of this one can be told without saying whose it is. */
const soleKey: fc.Arbitrary<MessageKey> = fc.constant({
  chat: groupAddress,
  wireId: 'W4',
  fromMe: false,
  sender: jidsOf(1),
});
const anyKey: fc.Arbitrary<MessageKey> = fc
  .tuple(address, fc.integer({ min: 1, max: 3 }), fc.boolean(), identity)
  .map(([chat, wire, fromMe, sender]) => ({
    chat,
    wireId: `W${wire}`,
    fromMe,
    sender: fromMe || chat.type === 'person' ? null : sender,
  }));

const key = fc.oneof({ weight: 6, arbitrary: anyKey }, { weight: 1, arbitrary: soleKey });
const toldById = fc.oneof(
  soleKey,
  anyKey.filter(({ chat, fromMe }) => fromMe || chat.type === 'person'),
);

/** A number of its own for every message, so that text, time and origin follow from the key. */
function numberOfKey({ chat, wireId, fromMe, sender }: MessageKey): number {
  const place =
    chat.type === 'person' ? numberOf(chat.identity) : 4 + (sender === null ? 0 : numberOf(sender));
  return place * 10 + Number(wireId.slice(1)) * 2 + Number(fromMe);
}

const ownLid = '900000000999@lid';
const pollSecret = Buffer.alloc(32, 7);

/** As other devices tell it: of a group by the id of the message alone. */
const withoutSender = (named: MessageKey): MessageKey => ({ ...named, sender: null });

/** Sealed as Baileys opens it: under one of the names of poll and voter. */
function voteOf(key: MessageKey, by: Identity, at: number, option: string): MarkChange {
  const creator = key.fromMe ? ownLid : (jidsOf(creatorOf(key)).lidJid ?? '');
  const voter = jidsOf(numberOf(by)).lidJid ?? '';
  const { payload, iv } = sealVote({
    secret: pollSecret,
    pollId: key.wireId,
    creator,
    voter,
    options: [option],
    iv: Buffer.alloc(12, at),
  });
  const value = sealedVoteText({ payload, iv, creators: [creator], voters: [voter] });
  return { key, what: 'vote', by, at, value };
}

const creatorOf = ({ chat, sender }: MessageKey): number =>
  numberOf(chat.type === 'person' ? chat.identity : (sender ?? jidsOf(1)));

function messageOf(named: MessageKey, lost: boolean): MessageChange {
  const number = numberOfKey(named);
  const kind = number % 7 === 0 ? 'system' : number % 5 === 0 ? 'poll' : 'text';
  return {
    key: named,
    sentAt: number * 1000,
    kind: lost ? 'undecryptable' : kind,
    text: lost ? '' : `text ${number}`,
    content: lost ? new Uint8Array(0) : new Uint8Array([number]),
    status: named.fromMe ? 'sent' : 'none',
    origin: number % 3 === 0 ? 'history' : 'live',
    pushName: `name of ${number}`,
    ...(number % 4 === 0 && !lost ? { detail: { forwarded: 'once', mentions: [ownLid] } } : {}),
    ...(kind === 'poll' && !lost
      ? { detail: { poll: { selectable: 1, options: ['yes', 'no'], secret: pollSecret.toString('base64') } } }
      : {}),
    ...(number % 11 === 0 ? { expiresAt: number * 1000 + 60_000 } : {}),
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
  toldById
    .filter((named) => numberOfKey(named) % 7 !== 0)
    .map((named): Fact => ({ topic: 'deletions', change: { key: withoutSender(named), forMe: true } })),
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        key,
        fc.option(identity),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('', '\u{1F44D}', '\u{1F389}'),
      )
      .map(([named, by, at, value]): Fact => ({
        topic: 'marks',
        change: { key: named, what: 'reaction', by, at, value },
      })),
  },
  fc
    .tuple(key, identity, fc.integer({ min: 1, max: 3 }), fc.constantFrom('yes', 'no'))
    .map(([named, by, at, option]): Fact => ({ topic: 'marks', change: voteOf(named, by, at, option) })),
  toldById.map((named): Fact => ({
    topic: 'marks',
    change: { key: withoutSender(named), what: 'star', by: null, at: 0, value: '1' },
  })),
  fc.tuple(key, fc.integer({ min: 1, max: 3 }), fc.boolean()).map(([named, at, pinned]): Fact => ({
    topic: 'marks',
    change: { key: named, what: 'pin', by: null, at, value: pinned ? '4000000000000' : '' },
  })),
  fc
    .tuple(key, identity, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([named, by, deliveredAt, readAt]): Fact => ({
      topic: 'receipts',
      change: { key: { ...named, fromMe: true, sender: null }, by, deliveredAt, readAt },
    })),
  fc
    .tuple(address, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 9 }))
    .map(([chat, at, seconds]): Fact => ({
      topic: 'chats',
      change: { address: chat, timer: { seconds, at } },
    })),
  fc.tuple(address, fc.constantFrom('1', '2')).map(([chat, id]): Fact => ({
    topic: 'chats',
    change: { address: chat, label: { id, on: true } },
  })),
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

let store: MemoryStore;
beforeAll(() => {
  store = openMemoryStore();
});
afterAll(() => store.close());

/** What a person sees, without row numbers. */
function visible(batches: readonly ChatBatch[]) {
  store.chats.deleteAccount(firstAccount);
  store.chats.insertAccount({ ...accountRecord(firstAccount), lidJid: ownLid });
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
      messages: rows.map((row) => JSON.stringify({ ...withoutNumbers(row), ...info(chat, row) })).sort(),
    };
  });
  return { unread, chats: chats.map((chat) => JSON.stringify(chat)).sort() };
}

/** Names come in the order in which people were met first. */
const withoutNumbers = (row: MessageView) => ({
  ...row,
  id: null,
  chatId: null,
  sortKey: null,
  senderId: null,
  reactions: row.reactions.map((reaction) => ({ ...reaction, names: [...reaction.names].sort() })),
  parts: {
    ...row.parts,
    poll: row.parts.poll?.options.map((option) => ({ ...option, names: [...option.names].sort() })),
  },
});

function info(chat: ChatView, row: MessageView) {
  const { receipts, texts } = store.chats.messageInfo(firstAccount, chat.id, row.id);
  const people = receipts.map((receipt) => JSON.stringify({ ...receipt, personId: null }));
  return { receipts: people.sort(), texts };
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
      { numRuns: 300 },
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
