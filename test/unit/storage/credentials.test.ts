import { afterEach, beforeEach, expect, it } from 'vitest';
import { query } from '../../../main/storage/query.ts';
import {
  firstAccount as account,
  openMemoryStore,
  secondAccount as other,
  type MemoryStore,
} from './memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const bytes = (text: string): Uint8Array => Buffer.from(text);
const key = (id: string, value: string | null) => ({
  type: 'session',
  id,
  value: value === null ? null : bytes(value),
});
const generation = query<{ id: string }, { generation: number }>(
  'generation',
  'SELECT generation FROM accounts WHERE id = $id',
);

it('answers null and nothing for an account that is not there', () => {
  expect(store.credentials.readCredentials(account)).toBeNull();
  expect(store.credentials.readKeys(account, 'session', ['a'])).toEqual(new Map());
  expect(store.credentials.listAccounts()).toEqual([]);
});

it('writes, overwrites and deletes keys beside credentials', () => {
  store.credentials.commit(account, { credentials: bytes('one'), keys: [key('a', '1'), key('b', '2')] });
  store.credentials.commit(account, { keys: [key('a', null), key('b', '3'), key('c', '')] });
  expect(store.credentials.readCredentials(account)).toEqual(bytes('one'));
  expect(store.credentials.readKeys(account, 'session', ['a', 'b', 'c', 'd'])).toEqual(
    new Map([
      ['b', bytes('3')],
      ['c', bytes('')],
    ]),
  );
  expect(store.credentials.readKeys(account, 'pre-key', ['b'])).toEqual(new Map());
});

it('raises the generation with every change', () => {
  for (const id of ['a', 'b', 'c']) store.credentials.commit(account, { keys: [key(id, '1')] });
  store.credentials.replace(account, { credentials: bytes('new'), keys: [] });
  expect(store.databases.credentials.get(generation, { id: account })).toEqual({ generation: 4 });
});

it('replaces everything for a fresh link, and keeps the other account', () => {
  store.credentials.commit(account, { credentials: bytes('old'), keys: [key('a', '1'), key('b', '2')] });
  store.credentials.commit(other, { credentials: bytes('other'), keys: [key('a', 'x')] });
  store.credentials.replace(account, { credentials: bytes('new'), keys: [key('b', '9')] });
  expect(store.credentials.readKeys(account, 'session', ['a', 'b'])).toEqual(new Map([['b', bytes('9')]]));
  store.credentials.deleteAll(account);
  expect(store.credentials.listAccounts()).toEqual([other]);
  expect(store.credentials.readKeys(other, 'session', ['a', 'b'])).toEqual(new Map([['a', bytes('x')]]));
});

it('goes with its account', () => {
  store.credentials.commit(account, { credentials: bytes('old'), keys: [key('a', '1')] });
  store.chats.deleteAccount(account);
  expect(store.credentials.readCredentials(account)).toBeNull();
});

it('gives the journal out oldest first until it is done, and counts the tries', () => {
  const entry = (id: string) => ({ id, content: bytes(`stanza ${id}`) });
  expect(store.credentials.takeJournal(account)).toEqual([]);
  store.credentials.commit(account, { keys: [key('a', '1')], journal: [entry('S2'), entry('S1')] });
  store.credentials.commit(other, { keys: [], journal: [entry('S1')] });
  store.credentials.commit(account, { keys: [], journal: [entry('S3'), entry('S2')] });
  expect(store.credentials.takeJournal(account)).toMatchObject([
    { id: 'S2', tries: 1, content: bytes('stanza S2') },
    { id: 'S1', tries: 1 },
    { id: 'S3', tries: 1 },
  ]);
  store.credentials.commit(account, { keys: [], journalDone: ['S2', 'S1', 'unknown'] });
  expect(store.credentials.takeJournal(account)).toMatchObject([{ id: 'S3', tries: 2 }]);
  store.credentials.replace(account, { credentials: bytes('new'), keys: [] });
  expect(store.credentials.takeJournal(account)).toEqual([]);
  store.credentials.deleteAll(other);
  expect(store.credentials.takeJournal(other)).toEqual([]);
});
