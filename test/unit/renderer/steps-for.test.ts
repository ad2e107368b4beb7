import { expect, it } from 'vitest';
import { linkingFailureSchema, type LinkingView } from '../../../preload/contract/model.ts';
import { stepsFor } from '../../../renderer/features/link-account/steps-for.ts';

const code = {
  kind: 'code',
  code: 'ABCD1234',
  phoneNumber: '4915112345678',
  shownAt: 0,
  expiresAt: 1,
  mistyped: false,
} as const;
const passkey = { kind: 'passkey', code: null, phoneNumber: null, askedAt: 0, expiresAt: 1 } as const;
const failed = (reason: Extract<LinkingView, { kind: 'failed' }>['reason']): LinkingView => ({
  kind: 'failed',
  reason,
});

/** The ways on, in a few words. */
const waysOn = (linking: LinkingView, typed: boolean): string =>
  Object.entries(stepsFor(linking, null, typed))
    .filter(([, offered]) => offered === true)
    .map(([way]) => way)
    .join(' ');

it.each<[string, LinkingView, boolean, string]>([
  ['on its way to scan', { kind: 'waiting' }, false, 'number'],
  ['on its way to type', { kind: 'waiting' }, true, 'scan'],
  ['to scan', { kind: 'scan', qr: '', shownAt: 0, expiresAt: 1 }, false, 'number'],
  ['to type', code, true, 'scan'],
  ['to type, after the window was loaded anew', code, false, 'scan'],
  ['typed', { kind: 'scanned', code }, true, ''],
  ['confirming', { kind: 'confirming' }, false, ''],
  ['nobody scanned', { kind: 'expired', what: 'qr' }, false, 'renew number'],
  ['nobody typed', { kind: 'expired', what: 'code' }, true, 'renew scan'],
  ['a passkey is asked for', { ...passkey, step: 'explain' }, false, 'renew'],
  ['a proof is under way', { ...passkey, step: 'waiting' }, false, ''],
  ['no codes for this account', failed('code-unavailable'), true, 'scan'],
  ['codes asked for too often', failed('code-too-often'), true, 'scan'],
  ['too old', failed('client-too-old'), false, ''],
  ['another number', failed('wrong-number'), false, 'renew number'],
])('%s', (_name, linking, typed, expected) => {
  expect(waysOn(linking, typed)).toBe(expected);
});

it('leaves nobody without a way on after a failure, but where only a newer version helps', () => {
  for (const reason of linkingFailureSchema.options) {
    for (const typed of [true, false]) {
      expect(waysOn(failed(reason), typed) === '', `${reason} ${typed}`).toBe(reason === 'client-too-old');
    }
  }
});
