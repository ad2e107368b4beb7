import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  initialLinkingState,
  isAccepted,
  isLinkOver,
  linkingTransition,
  type LinkingEvent,
  type LinkingState,
} from '../../../main/domain/linking-state.ts';

const qr: LinkingEvent = { type: 'qr', qr: 'text', shownAt: 1_000, expiresAt: 61_000 };
const code: LinkingEvent = {
  type: 'code',
  code: 'ABCD1234',
  phoneNumber: '4915112345678',
  shownAt: 1_000,
  expiresAt: 181_000,
};
const asked = (canProve: boolean): LinkingEvent => ({
  type: 'passkey-asked',
  phoneNumber: null,
  askedAt: 5_000,
  expiresAt: 605_000,
  canProve,
});
const entered: LinkingEvent = { type: 'code-entered' };
const mistyped = (last: boolean): LinkingEvent => ({ type: 'code-mistyped', last });
const closed = (status: number | null): LinkingEvent => ({ type: 'closed', code: status });
const accepted: LinkingEvent = { type: 'accepted' };
const passkeyCode: LinkingEvent = { type: 'passkey-code', code: 'WXYZ5678' };

function after(...events: readonly LinkingEvent[]): { state: LinkingState; end: boolean } {
  let last = { state: initialLinkingState, end: false };
  for (const event of events) last = linkingTransition(last.state, event);
  return last;
}

/** A name for a state that says all that matters of it. */
function nameOf(state: LinkingState): string {
  switch (state.kind) {
    case 'failed':
      return `failed ${state.reason}`;
    case 'expired':
      return `expired ${state.what}`;
    case 'passkey':
      return `passkey ${state.step}`;
    case 'code':
      return state.mistyped ? 'code mistyped' : 'code';
    default:
      return state.kind;
  }
}

const proving = [qr, asked(true), { type: 'proof-sent' }] as const;

describe('every way that a link can go', () => {
  it.each<[string, readonly LinkingEvent[], string]>([
    ['nothing yet', [], 'waiting'],
    ['a code to scan', [qr], 'scan'],
    ['nobody scanned', [qr, { type: 'refs-ended' }], 'expired qr'],
    ['a code to type', [code], 'code'],
    ['nobody typed', [code, { type: 'code-ended' }], 'expired code'],
    ['typed', [code, entered], 'scanned'],
    ['typed, and never finished', [code, entered, { type: 'code-ended' }], 'expired code'],
    ['mistyped', [code, entered, mistyped(false)], 'code mistyped'],
    ['mistyped too often', [code, entered, mistyped(true)], 'failed code-mistyped'],
    ['typed again', [code, entered, mistyped(false), entered], 'scanned'],
    ['a fresh code after the old one', [code, code], 'code'],
    ['refused 400', [{ type: 'code-refused', status: 400 }], 'failed code-refused'],
    ['refused 429', [{ type: 'code-refused', status: 429 }], 'failed code-too-often'],
    ['refused 452', [{ type: 'code-refused', status: 452 }], 'failed code-unavailable'],
    ['refused 500', [{ type: 'code-refused', status: 500 }], 'failed code-service-error'],
    ['no answer', [{ type: 'code-refused', status: null }], 'failed service-unavailable'],
    ['four devices', [code, entered, { type: 'too-many-devices' }], 'failed too-many-devices'],
    ['another number', [qr, { type: 'number-refused', reason: 'wrong-number' }], 'failed wrong-number'],
    ['a known number', [qr, { type: 'number-refused', reason: 'already-linked' }], 'failed already-linked'],
    ['the service is gone', [qr, closed(428)], 'failed service-unavailable'],
    ['the service refuses', [qr, closed(401)], 'failed refused'],
    ['too old', [qr, closed(405)], 'failed client-too-old'],
    ['accepted', [qr, accepted], 'confirming'],
    ['linked', [qr, accepted, { type: 'opened' }], 'linked'],
    ['opened before anything', [{ type: 'opened' }], 'waiting'],
    ['opened before the phone accepted', [qr, { type: 'opened' }], 'scan'],
    ['a passkey', [qr, asked(false)], 'passkey explain'],
    ['a passkey after a code', [code, entered, asked(false)], 'passkey explain'],
    ['codes go on in vain', [qr, asked(false), qr, { type: 'refs-ended' }], 'passkey explain'],
    ['closed at the question', [qr, asked(false), closed(408)], 'failed passkey-needed'],
    [
      'late at the question',
      [qr, asked(false), { type: 'passkey-ended', reason: 'passkey-late' }],
      'failed passkey-needed',
    ],
    ['allowed later', [qr, asked(false), { type: 'passkey-allowed', allowed: true }], 'passkey proof'],
    ['forbidden again', [qr, asked(true), { type: 'passkey-allowed', allowed: false }], 'passkey explain'],
    ['forbidden too late', [...proving, { type: 'passkey-allowed', allowed: false }], 'passkey waiting'],
    ['asked twice', [...proving, asked(true)], 'passkey waiting'],
    ['a code before a proof', [qr, asked(true), passkeyCode], 'passkey proof'],
    ['compare', [...proving, passkeyCode], 'passkey compare'],
    ['the same code', [...proving, passkeyCode, { type: 'passkey-confirmed' }], 'passkey finishing'],
    [
      'another code',
      [...proving, passkeyCode, { type: 'passkey-ended', reason: 'passkey-code-differs' }],
      'failed passkey-code-differs',
    ],
    ['a stall', [...proving, { type: 'passkey-ended', reason: 'passkey-stalled' }], 'failed passkey-stalled'],
    ['closed in the middle', [...proving, closed(408)], 'failed passkey-interrupted'],
    ['the whole ceremony', [...proving, passkeyCode, { type: 'passkey-confirmed' }, accepted], 'confirming'],
  ])('%s', (_name, events, expected) => {
    expect(nameOf(after(...events).state)).toBe(expected);
  });

  it('keeps the code and its clock when another one was typed', () => {
    expect(after(code, entered, mistyped(false)).state).toMatchObject({
      code: 'ABCD1234',
      expiresAt: 181_000,
    });
  });

  it('shows a passkey code while it is to be compared, and not afterwards', () => {
    expect(after(...proving, passkeyCode).state).toMatchObject({ code: 'WXYZ5678' });
    expect(after(...proving, passkeyCode, { type: 'passkey-confirmed' }).state).toMatchObject({ code: null });
  });
});

const anyEvent = fc.oneof(
  fc.constantFrom<LinkingEvent>(
    qr,
    { type: 'refs-ended' },
    code,
    { type: 'code-ended' },
    { type: 'code-refused', status: 429 },
    entered,
    mistyped(false),
    mistyped(true),
    { type: 'too-many-devices' },
    asked(true),
    asked(false),
    { type: 'passkey-allowed', allowed: true },
    { type: 'passkey-allowed', allowed: false },
    { type: 'proof-sent' },
    passkeyCode,
    { type: 'passkey-confirmed' },
    { type: 'passkey-ended', reason: 'passkey-stalled' },
    accepted,
    { type: 'number-refused', reason: 'wrong-number' },
    { type: 'opened' },
  ),
  fc.constantFrom(401, 405, 408, 428, 500, 515, null).map(closed),
);

describe('any story', () => {
  it('is linked only when the phone has accepted and then the socket has opened', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let state = initialLinkingState;
        let wasAccepted = false;
        for (const event of events) {
          const next = linkingTransition(state, event);
          if (event.type === 'accepted' && !isLinkOver(state)) wasAccepted = true;
          if (isAccepted(next.state)) expect(wasAccepted).toBe(true);
          if (next.state.kind === 'linked' && state.kind !== 'linked') {
            expect([state.kind, event.type]).toEqual(['confirming', 'opened']);
          }
          // What is over stays over, and whatever ends an attempt ends its socket.
          if (isLinkOver(state)) expect(next).toEqual({ state, end: false });
          else expect(next.end).toBe(isLinkOver(next.state));
          // Only a passkey code that stands beside the phone's is ever shown.
          if (next.state.kind === 'passkey') {
            expect(next.state.code !== null).toBe(next.state.step === 'compare');
          }
          state = next.state;
        }
      }),
    );
  });

  it('never goes back to codes once a passkey was asked for', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let state = after(qr, asked(true)).state;
        for (const event of events) {
          state = linkingTransition(state, event).state;
          expect(['scan', 'code', 'scanned', 'waiting', 'expired']).not.toContain(state.kind);
        }
      }),
    );
  });
});
