import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../../preload/contract/model.ts';
import { keepNames } from '../../../../main/storage/search/keep-names.ts';
import { batch, chatFacts, chatWith, group, keyIn, message } from '../changes.ts';
import { firstAccount, openMemoryStore, secondAccount, type MemoryStore } from '../memory-store.ts';

let store: MemoryStore;
const person = (number: number) => ({ phoneJid: `4917000000${number}@s.whatsapp.net`, lidJid: null });
const titles = (text: string, account: typeof firstAccount | null = null) =>
  store.chats.searchChats(text, account, 50).map(({ title }) => title.text);

beforeEach(() => {
  store = openMemoryStore();
  const people = [
    { identity: person(11), contactName: 'Zoë Müller' },
    { identity: person(12), contactName: 'Mia Zoellner' },
    { identity: person(13), contactName: '王小明' },
    { identity: person(14), pushName: 'zoe' },
  ];
  const messages = [11, 12, 13].map((n) => message(keyIn(chatWith(person(n)), 'A'), n * 1000));
  store.chats.applyBatch(firstAccount, batch({ people, messages }));
  store.chats.applyBatch(firstAccount, chatFacts(group, { title: 'Zoo visit 2024' }));
  store.chats.applyBatch(
    secondAccount,
    batch({
      people: [{ identity: person(15), contactName: 'Zoe Other' }],
      messages: [message(keyIn(chatWith(person(15)), 'A'), 99_000)],
    }),
  );
});
afterEach(() => store.close());

describe.each([
  ['while names wait for the index', () => undefined],
  ['from the index', () => void keepNames(store.databases.chats, 1000)],
])('chats are found %s', (_name, settle) => {
  beforeEach(settle);

  it('by beginnings of words, without accents, those that begin so first, then the newest', () => {
    expect(titles('zo')).toEqual(['Zoe Other', 'Zoë Müller', 'Zoo visit 2024', 'Mia Zoellner']);
    expect(titles('zoe m')).toEqual(['Mia Zoellner', 'Zoë Müller']);
    expect(titles('zoe mul')).toEqual(['Zoë Müller']);
    expect(titles('mul')).toEqual(['Zoë Müller']);
    expect(titles('王')).toEqual(['王小明']);
    expect(titles('小明')).toEqual(['王小明']);
    expect(titles('ller')).toEqual([]);
    expect(titles('')).toEqual([]);
    expect(titles('"')).toEqual([]);
  });

  it('of one account', () => {
    expect(titles('zo', secondAccount)).toEqual(['Zoe Other']);
  });

  it('by any part of a number, as it is written', () => {
    expect(titles('+49 170 000 0011')).toEqual(['Zoë Müller']);
    expect(titles('0170 00000 12')).toEqual(['Mia Zoellner']);
    expect(titles('0000013')).toEqual(['王小明']);
  });

  it('with the part of the title that fits', () => {
    const [hit] = store.chats.searchChats('mull', null, 5);
    expect(hit?.title.ranges).toEqual([{ from: 4, to: 8 }]);
    expect(hit).toMatchObject({ phoneNumber: '491700000011', kind: 'direct', accountId: firstAccount });
  });

  it('after a new name by that name only', () => {
    const renamed = { identity: person(11), contactName: 'Anna' };
    store.chats.applyBatch(firstAccount, batch({ people: [renamed] }));
    for (const after of [() => undefined, settle]) {
      after();
      expect(titles('anna')).toEqual(['Anna']);
      expect(titles('muller')).toEqual([]);
    }
  });

  it('not when they are gone', () => {
    store.chats.applyBatch(firstAccount, chatFacts(group, { removed: true }));
    expect(titles('zoo')).toEqual([]);
    store.chats.deleteAccount(secondAccount);
    expect(titles('zoe oth')).toEqual([]);
  });
});

it('people of the address book are found before there is a chat, which can then be started', () => {
  const fresh = { identity: person(16), contactName: 'Quentin' };
  store.chats.applyBatch(firstAccount, batch({ people: [fresh] }));
  const [hit] = store.chats.searchChats('quen', null, 5);
  expect(hit).toMatchObject({ chatId: null, title: { text: 'Quentin' } });
  const chatId = store.chats.startChat(firstAccount, hit!.personId!);
  expect(store.chats.startChat(firstAccount, hit!.personId!)).toBe(chatId);
  expect(store.chats.messagePage(firstAccount, chatId, null, 5).rows).toEqual([]);
  // In no list until something is in it.
  expect(store.chats.chatViews(firstAccount, [chatId])).toEqual([]);
  expect(() => store.chats.startChat(secondAccount, hit!.personId as PersonId)).toThrow(
    expect.objectContaining({ code: 'chat-not-found' }),
  );
});

it('a text that very many chats have gives the ones that were active last', () => {
  const people = Array.from({ length: 600 }, (_, n) => ({
    identity: person(1000 + n),
    contactName: `Anton ${n}`,
  }));
  const messages = people.map(({ identity }, n) => message(keyIn(chatWith(identity), 'A'), (n + 1) * 1000));
  store.chats.applyBatch(firstAccount, batch({ people, messages }));
  keepNames(store.databases.chats, 2000);
  expect(titles('anton').slice(0, 3)).toEqual(['Anton 599', 'Anton 598', 'Anton 597']);
});
