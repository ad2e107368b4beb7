import { describe, expect, it } from 'vitest';
import { needsConsent, standingOf } from '../../../main/backups/restore-plan.ts';
import { remainingTime } from '../../../main/backups/remaining-time.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { bitsOf, strengthOf } from '../../../renderer/features/backups/passphrase-strength.ts';

const id = 'account-one' as AccountId;
const other = 'account-two' as AccountId;
const identity = { phoneNumber: '447911123456', device: 'd', lidJid: null, name: '' };
const backup = { id, generation: 10, identity };

describe('the standing of a session in a backup', () => {
  const live = (generation: number, device = 'd') => ({
    known: true,
    live: { generation, identity: { ...identity, device } },
    numbers: new Map([[identity.phoneNumber, id]]),
  });
  it.each([
    ['absent', { known: false, live: null, numbers: new Map<string, AccountId>() }],
    ['unlinked', { known: true, live: null, numbers: new Map([[identity.phoneNumber, id]]) }],
    [
      'unlinked',
      { known: true, live: { generation: 99, identity: null }, numbers: new Map<string, AccountId>() },
    ],
    ['same', live(10)],
    ['backup-newer', live(9)],
    ['backup-older', live(11)],
    ['other-link', live(1, 'another')],
    ['number-elsewhere', { known: false, live: null, numbers: new Map([[identity.phoneNumber, other]]) }],
  ] as const)('%s', (expected, here) => {
    expect(standingOf(backup, here)).toBe(expected);
    expect(needsConsent(expected)).toBe(expected === 'backup-older' || expected === 'other-link');
  });
});

it('the time left is known once there is something to go by', () => {
  expect(remainingTime(1000, 1, 10)).toBeNull();
  expect(remainingTime(5000, 0, 10)).toBeNull();
  expect(remainingTime(5000, 1, 0)).toBeNull();
  expect(remainingTime(5000, 5, 10)).toBe(5000);
  expect(remainingTime(5000, 10, 10)).toBe(0);
});

describe('the strength of a passphrase', () => {
  it.each([
    ['', 'weak'],
    ['password', 'weak'],
    ['12345678', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['abcdefghijklmnop', 'weak'],
    ['Passw0rd', 'weak'],
    ['switchboard whatsapp', 'weak'],
    ['x7#kQ2p!', 'good'],
    ['correct horse battery staple', 'good'],
    ['one two three four five six', 'strong'],
    ['mK9$vR2!xT7@qW4z', 'strong'],
  ] as const)('of %j is %s', (passphrase, expected) => {
    expect([Math.round(bitsOf(passphrase)), strengthOf(passphrase)]).toEqual([expect.any(Number), expected]);
  });
});
