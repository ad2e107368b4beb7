import type { LinkingFailure, LinkingView, Timestamp } from '../../preload/contract/model.ts';
import { verdictFor } from './disconnect-reason.ts';

/** How a person wants to link: by a code that the phone scans, or by one that is typed on the phone of this number. */
export type LinkWay =
  | { readonly kind: 'qr' }
  /** Digits only, with country code. */
  | { readonly kind: 'phone-number'; readonly phoneNumber: string };

/**
 * Where a link stands. Pure, and driven by what the service sends (and by the clocks of codes), never by silence:
 * a phone may take its time. `syncing` and `linked` of the view belong to the connection, once the socket has opened.
 *
 *   waiting ─► scan ⟳ ──────────────────────► confirming ─ opened again ─► linked
 *      └─────► code ⟳ ─► scanned ─────────────────▲
 *                │          └─► passkey: explain · proof ─► waiting ─► compare ─► finishing ─┘
 *   any ─► expired | failed
 */
export type LinkingState = Exclude<LinkingView, { kind: 'syncing' }>;
export type PasskeyState = Extract<LinkingState, { kind: 'passkey' }>;

/** What the service, the phone or a clock has to say about a link. */
export type LinkingEvent =
  /** A code to scan, also the one that stands in for it when its time or its secret ran out. */
  | { readonly type: 'qr'; readonly qr: string; readonly shownAt: Timestamp; readonly expiresAt: Timestamp }
  | { readonly type: 'refs-ended' }
  /** A code to type. */
  | {
      readonly type: 'code';
      readonly code: string;
      readonly phoneNumber: string;
      readonly shownAt: Timestamp;
      readonly expiresAt: Timestamp;
    }
  | { readonly type: 'code-ended' }
  /** The service would not give a code. Null when it did not answer. */
  | { readonly type: 'code-refused'; readonly status: number | null }
  /** Somebody has typed a code on the phone. */
  | { readonly type: 'code-entered' }
  /** … but another one than this. `last` when the phone may not try again. */
  | { readonly type: 'code-mistyped'; readonly last: boolean }
  | { readonly type: 'too-many-devices' }
  | {
      readonly type: 'passkey-asked';
      readonly phoneNumber: string | null;
      readonly askedAt: Timestamp;
      readonly expiresAt: Timestamp;
      readonly canProve: boolean;
    }
  /** The experimental step was allowed or forbidden in the settings. */
  | { readonly type: 'passkey-allowed'; readonly allowed: boolean }
  | { readonly type: 'proof-sent' }
  | { readonly type: 'passkey-code'; readonly code: string }
  | { readonly type: 'passkey-confirmed' }
  | { readonly type: 'passkey-ended'; readonly reason: PasskeyFailure }
  /** The phone has vouched for this device: `creds.account` is set and durable. */
  | { readonly type: 'accepted' }
  | { readonly type: 'number-refused'; readonly reason: 'wrong-number' | 'already-linked' }
  /** The socket has opened with the new credentials. */
  | { readonly type: 'opened' }
  | { readonly type: 'closed'; readonly code: number | null };

export type PasskeyFailure = Extract<LinkingFailure, `passkey-${string}`>;

export interface LinkingTransition {
  readonly state: LinkingState;
  /** The attempt is over: its socket ends, its credentials are thrown away. */
  readonly end: boolean;
}

export const initialLinkingState: LinkingState = { kind: 'waiting' };

const on = (state: LinkingState): LinkingTransition => ({ state, end: false });
const fail = (reason: LinkingFailure): LinkingTransition => ({
  state: { kind: 'failed', reason },
  end: true,
});

/** True when this attempt can lead to nothing any more. */
export const isLinkOver = (state: LinkingState): boolean =>
  state.kind === 'expired' || state.kind === 'failed';

/** True from the moment on at which the phone has vouched: from there on there are credentials on the disk. */
export const isAccepted = (state: LinkingState): boolean =>
  state.kind === 'confirming' || state.kind === 'linked';

/** The next state. An event that has no meaning in a state changes nothing. */
export function linkingTransition(state: LinkingState, event: LinkingEvent): LinkingTransition {
  if (isLinkOver(state) || state.kind === 'linked') return on(state);
  if (state.kind === 'confirming') return whileConfirming(state, event);
  switch (event.type) {
    case 'qr':
      // Once the phone has answered, a fresh code would lead back to the beginning.
      return state.kind === 'waiting' || state.kind === 'scan'
        ? on({ kind: 'scan', qr: event.qr, shownAt: event.shownAt, expiresAt: event.expiresAt })
        : on(state);
    case 'refs-ended':
      return state.kind === 'waiting' || state.kind === 'scan' ? expire('qr') : on(state);
    case 'code':
      return state.kind === 'waiting' || state.kind === 'code' ? on(codeState(event)) : on(state);
    case 'code-ended':
      return state.kind === 'waiting' || state.kind === 'code' || state.kind === 'scanned'
        ? expire('code')
        : on(state);
    case 'code-refused':
      return state.kind === 'waiting' || state.kind === 'code'
        ? fail(refusalOfCode(event.status))
        : on(state);
    case 'code-entered':
      return on(state.kind === 'code' ? { kind: 'scanned', code: state } : state);
    case 'code-mistyped':
      if (state.kind !== 'scanned') return on(state);
      return event.last ? fail('code-mistyped') : on({ ...state.code, mistyped: true });
    case 'too-many-devices':
      return fail('too-many-devices');
    case 'accepted':
      return on({ kind: 'confirming' });
    case 'number-refused':
      return fail(event.reason);
    case 'closed':
      return { ...afterClose(state, event.code), end: true };
    case 'opened':
      // `<success>` before the phone has vouched is no link, whatever Baileys makes of it.
      return on(state);
    default:
      return passkeyTransition(state, event);
  }
}

type PasskeyEvent = Extract<LinkingEvent, { type: `passkey-${string}` | 'proof-sent' }>;

function passkeyTransition(state: LinkingState, event: PasskeyEvent): LinkingTransition {
  if (event.type === 'passkey-asked') {
    // A second question in the middle of the first one's answer is not the service's way: the first one stands.
    if (state.kind === 'passkey') return on(state);
    return on({
      kind: 'passkey',
      step: event.canProve ? 'proof' : 'explain',
      code: null,
      phoneNumber: event.phoneNumber,
      askedAt: event.askedAt,
      expiresAt: event.expiresAt,
    });
  }
  if (state.kind !== 'passkey') return on(state);
  switch (event.type) {
    case 'passkey-allowed':
      if (state.step !== 'explain' && state.step !== 'proof') return on(state);
      return on({ ...state, step: event.allowed ? 'proof' : 'explain' });
    case 'proof-sent':
      return on(state.step === 'proof' ? { ...state, step: 'waiting' } : state);
    case 'passkey-code':
      return on(state.step === 'waiting' ? { ...state, step: 'compare', code: event.code } : state);
    case 'passkey-confirmed':
      return on(state.step === 'compare' ? { ...state, step: 'finishing', code: null } : state);
    case 'passkey-ended':
      // Nobody began to prove anything: then it is still the question itself that stands in the way.
      return fail(state.step === 'explain' ? 'passkey-needed' : event.reason);
  }
}

function whileConfirming(state: LinkingState, event: LinkingEvent): LinkingTransition {
  if (event.type === 'opened') return on({ kind: 'linked' });
  return on(state);
}

const expire = (what: 'qr' | 'code'): LinkingTransition => ({ state: { kind: 'expired', what }, end: true });

const codeState = (event: Extract<LinkingEvent, { type: 'code' }>): LinkingState => ({
  kind: 'code',
  code: event.code,
  phoneNumber: event.phoneNumber,
  shownAt: event.shownAt,
  expiresAt: event.expiresAt,
  mistyped: false,
});

/** What the service means by the error with which it answers the wish for a code (PASSKEY.md of the research, section 6). */
function refusalOfCode(status: number | null): LinkingFailure {
  switch (status) {
    case 400:
      return 'code-refused';
    case 429:
      return 'code-too-often';
    case 452:
      return 'code-unavailable';
    case null:
      return 'service-unavailable';
    default:
      return 'code-service-error';
  }
}

/** The socket ended before the phone had vouched: nothing to go back to. */
function afterClose(state: LinkingState, code: number | null): { readonly state: LinkingState } {
  const failed = (reason: LinkingFailure) => ({ state: { kind: 'failed', reason } }) as const;
  const verdict = verdictFor(code);
  if (verdict.kind === 'stop' && verdict.reason === 'client-too-old') return failed('client-too-old');
  if (state.kind === 'passkey')
    return failed(state.step === 'explain' ? 'passkey-needed' : 'passkey-interrupted');
  return failed(verdict.kind === 'unlinked' || verdict.kind === 'stop' ? 'refused' : 'service-unavailable');
}
