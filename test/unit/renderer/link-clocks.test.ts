import { expect, it } from 'vitest';
import type { AccountState } from '../../../preload/contract/model.ts';
import { linkWarning } from '../../../renderer/features/link-account/link-clocks.ts';
import { account, accountA } from './samples.ts';

const day = 86_400_000;
const now = 1_800_000_000_000;
const online: AccountState = { kind: 'online' };
const paused: AccountState = { kind: 'paused' };
const unlinked: AccountState = { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' };

it.each<[string, AccountState, number | null, number | null, string | null]>([
  ['nothing is known', online, null, null, null],
  ['all is well', online, 0, 9, null],
  ['the phone was silent for ten days', online, 0, 10, 'phone 4'],
  ['the phone was silent for thirteen and a half', online, 0, 13.5, 'phone 1'],
  ['the phone was silent for longer than WhatsApp waits', online, 0, 20, 'phone 0'],
  ['offline: silence of the phone says nothing', paused, 1, 20, null],
  ['offline for 22 days', paused, 22, null, null],
  ['offline for 23 days', paused, 23, null, 'device 7'],
  ['offline for 31 days', paused, 31, 31, 'device 0'],
  ['online again', online, 31, 1, null],
  ['unlinked: nothing is left to lose', unlinked, 40, 40, null],
])('%s', (_name, state, onlineDaysAgo, phoneDaysAgo, expected) => {
  const ago = (days: number | null) => (days === null ? null : now - days * day);
  const view = account(accountA, { state, onlineAt: ago(onlineDaysAgo), phoneSeenAt: ago(phoneDaysAgo) });
  const warning = linkWarning(view, now);
  expect(warning === null ? null : `${warning.which} ${warning.days}`).toBe(expected);
});
