import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import {
  findDifferences,
  type CheckedProgram,
  type CheckedSession,
} from '../../../main/domain/self-check.ts';

const [a, b, c] = ['account-a', 'account-b', 'account-c'] as AccountId[] as [AccountId, AccountId, AccountId];

const session = (id: AccountId, change: Partial<CheckedSession> = {}): CheckedSession => ({
  key: id,
  id,
  stored: true,
  state: 'online',
  phoneNumber: `49151${id}`,
  hasSocket: true,
  ...change,
});
const socket = (accountId: AccountId, change: { isOpen?: boolean; isOwned?: boolean } = {}) => ({
  accountId,
  isOpen: true,
  isOwned: true,
  ...change,
});

/** Three accounts about which all places agree. */
const whole: CheckedProgram = {
  sessions: [session(a), session(b), session(c, { state: 'unlinked', hasSocket: false })],
  sockets: [socket(a), socket(b)],
  accounts: [
    { id: a, unlinked: false },
    { id: b, unlinked: false },
    { id: c, unlinked: true },
  ],
  credentials: [a, b],
};

const [first, second, third] = whole.sessions as [CheckedSession, CheckedSession, CheckedSession];

describe('the self-check', () => {
  it('finds nothing where all agree', () => {
    expect(findDifferences(whole)).toEqual([]);
  });

  it('accepts what is on its way: connecting and linking with and without a socket', () => {
    for (const hasSocket of [true, false])
      for (const state of ['queued', 'connecting', 'linking'] as const)
        expect(
          findDifferences({
            ...whole,
            sessions: [{ ...first, state, hasSocket }, second, third],
            sockets: hasSocket ? whole.sockets : whole.sockets.slice(1),
          }),
        ).toEqual([]);
  });

  it.each<[string, AccountId, Partial<CheckedProgram>]>([
    [
      'session-misplaced',
      c,
      { sessions: [first, second, { ...third, id: a, stored: false, phoneNumber: null }] },
    ],
    ['account-not-loaded', b, { sessions: [first, third], sockets: [socket(a)] }],
    ['account-not-stored', b, { accounts: whole.accounts.filter(({ id }) => id !== b), credentials: [a] }],
    [
      'socket-missing',
      a,
      { sessions: [{ ...first, hasSocket: false }, second, third], sockets: [socket(b)] },
    ],
    ['socket-closed', a, { sockets: [socket(a, { isOpen: false }), socket(b)] }],
    ['socket-unwanted', a, { sessions: [{ ...first, state: 'paused' }, second, third] }],
    ['socket-stray', c, { sockets: [...whole.sockets, socket(c, { isOwned: false })] }],
    ['socket-twice', a, { sockets: [...whole.sockets, socket(a, { isOpen: false })] }],
    ['number-twice', b, { sessions: [first, { ...second, phoneNumber: first.phoneNumber }, third] }],
    ['credentials-missing', b, { credentials: [a] }],
    ['credentials-left-over', c, { credentials: [a, b, c] }],
    [
      'credentials-without-account',
      'account-x' as AccountId,
      { credentials: [a, b, 'account-x' as AccountId] },
    ],
  ])('names %s and nothing else', (kind, accountId, change) => {
    expect(findDifferences({ ...whole, ...change })).toEqual([{ kind, accountId }]);
  });
});
