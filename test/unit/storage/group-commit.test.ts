import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { chatHandlers } from '../../../main/storage/chats/chat-store.ts';
import { credentialHandlers } from '../../../main/storage/credentials/credential-store.ts';
import { runGroup } from '../../../main/storage/group-commit.ts';
import type { Databases } from '../../../main/storage/open-folder.ts';
import type { Call } from '../../../main/storage/protocol.ts';
import { accountRecord, openMemoryDatabases } from './memory-store.ts';

let databases: Databases;
beforeEach(() => {
  databases = openMemoryDatabases();
});
afterEach(() => {
  databases.credentials.close();
  databases.chats.close();
});

const accountId = (number: number): AccountId => `account-${number}` as AccountId;
const insert = (id: number, number: number): Call => ({
  id,
  topic: 'chats',
  method: 'insertAccount',
  parameters: [accountRecord(accountId(number))],
});
const commit = (id: number, number: number): Call => ({
  id,
  topic: 'credentials',
  method: 'commit',
  parameters: [accountId(number), { credentials: new Uint8Array([id]), keys: [] }],
});
const handlers = { credentials: credentialHandlers, chats: chatHandlers } as unknown as Record<
  string,
  Record<string, (databases: Databases, ...parameters: readonly unknown[]) => unknown>
>;
const runCall = (call: Call): unknown => handlers[call.topic]![call.method]!(databases, ...call.parameters);
const run = (calls: readonly Call[], perform = runCall) => runGroup(databases, calls, perform, () => true);
const names = (): string[] => chatHandlers.listAccounts(databases).map(({ id }) => id);

it('commits the changes of a hundred accounts once per database', () => {
  const ofCredentials = vi.spyOn(databases.credentials, 'execute');
  const ofChats = vi.spyOn(databases.chats, 'execute');
  const calls = Array.from({ length: 100 }, (_, index) => [
    commit(2 * index, index),
    insert(2 * index + 1, index),
  ]).flat();
  const answers = run(calls);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  for (const spy of [ofCredentials, ofChats]) {
    expect(spy.mock.calls.filter(([sql]) => sql === 'COMMIT')).toHaveLength(1);
  }
  expect(names()).toHaveLength(100);
});

it('keeps the order of calls, and lets reads see what was written before them', () => {
  const read: Call = { id: 3, topic: 'credentials', method: 'readCredentials', parameters: [accountId(1)] };
  const answers = run([commit(1, 1), commit(2, 1), read]);
  expect(answers[2]).toMatchObject({ ok: true, value: Buffer.from([2]) });
});

it('undoes a call that fails, and only that one', () => {
  const half: Call = { id: 9, topic: 'chats', method: 'half', parameters: [] };
  const failing = (call: Call): unknown => {
    if (call.id !== 9) return runCall(call);
    runCall(insert(9, 9));
    throw new Error('in the middle');
  };
  const calls = [insert(1, 1), { ...half, method: 'insertAccount' }, insert(2, 2), insert(3, 1)];
  const answers = run(calls, failing);
  expect(answers).toMatchObject([
    { id: 1, ok: true },
    { id: 9, ok: false, code: 'internal' },
    { id: 2, ok: true },
    { id: 3, ok: false, code: 'account-exists' },
  ]);
  expect(names()).toEqual(['account-1', 'account-2']);
});

it('fails every call when the commit fails, and leaves both databases usable', () => {
  const execute = databases.credentials.execute.bind(databases.credentials);
  const broken = vi.spyOn(databases.credentials, 'execute').mockImplementation((sql) => {
    if (sql === 'COMMIT') {
      throw Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' });
    }
    execute(sql);
  });
  const answers = run([commit(1, 1), insert(2, 1)]);
  expect(answers).toMatchObject([
    { ok: false, code: 'store-unavailable' },
    { ok: false, code: 'store-unavailable' },
  ]);
  broken.mockRestore();
  expect(names()).toEqual([]);
  expect(run([commit(1, 1), insert(2, 1)]).every(({ ok }) => ok)).toBe(true);
});

it('refuses what is not in the table of methods', () => {
  const call: Call = { id: 1, topic: 'chats', method: 'dropEverything', parameters: [] };
  expect(run([call])).toMatchObject([{ ok: false, code: 'internal' }]);
});

it('stops where it is told to, and answers what it has done', () => {
  let left = 2;
  const calls = [1, 2, 3, 4, 5].map((number) => insert(number, number));
  const answers = runGroup(databases, calls, runCall, () => {
    left -= 1;
    return left > 0;
  });
  expect(answers.map(({ id }) => id)).toEqual([1, 2]);
  expect(names()).toHaveLength(2);
  expect(runGroup(databases, calls.slice(2), runCall, () => false)).toHaveLength(1);
});
