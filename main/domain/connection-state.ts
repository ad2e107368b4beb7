import type {
  AccountState,
  DisconnectReason,
  LinkingFailure,
  NextStep,
  Timestamp,
} from '../../preload/contract/model.ts';
import { verdictFor } from './disconnect-reason.ts';

/**
 * The life of an account's connection, as a pure machine: a state and something that happened give the next state
 * and what is to be done. Nothing here knows a clock, a socket or a store.
 *
 *   (new) ─ link ─► linking ─ paired ─► linking(confirming) ─ open ─► syncing ─► online
 *   queued ─ granted ─► connecting ─ open ─► online
 *   any ─ closed ─► waiting(retry) | stopped | unlinked, as `disconnect-reason.ts` says
 *   any linked ─ pause ─► paused ─ resume ─► queued
 */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'linking';
      readonly phase: LinkingPhase;
      /** The phone has accepted: what follows is the first login with the new credentials. */
      readonly paired: boolean;
    }
  | { readonly kind: 'queued'; readonly attempt: number }
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'syncing'; readonly percent: number | null; readonly attempt: number }
  /** `attempt` is kept until the connection has proved stable: one that opens and falls at once still backs off. */
  | { readonly kind: 'online'; readonly attempt: number }
  | {
      readonly kind: 'waiting';
      /** Null: when what it waits for has come about, not at a time. */
      readonly retryAt: Timestamp | null;
      readonly reason: DisconnectReason;
      readonly attempt: number;
    }
  | { readonly kind: 'stopped'; readonly reason: DisconnectReason; readonly nextStep: NextStep }
  /** A person wants no connection, until a person wants one again. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'unlinked'; readonly reason: DisconnectReason; readonly nextStep: NextStep };

export type LinkingPhase =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'scan'; readonly qr: string; readonly shownAt: Timestamp; readonly expiresAt: Timestamp }
  | { readonly kind: 'confirming' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'failed'; readonly reason: LinkingFailure };

export type ConnectionEvent =
  /** The account has stored credentials and should be connected. */
  | { readonly type: 'start' }
  /** A person wants to link. */
  | { readonly type: 'link' }
  /** A person has given up linking; `linkedBefore` accounts go back to being unlinked. */
  | { readonly type: 'cancel-link' }
  /** A person wants to connect now. */
  | { readonly type: 'connect-now' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** A person wants a new connection in place of whatever there is. */
  | { readonly type: 'restart' }
  | { readonly type: 'granted' }
  | { readonly type: 'retry-due' }
  | { readonly type: 'code'; readonly qr: string; readonly shownAt: Timestamp; readonly expiresAt: Timestamp }
  | { readonly type: 'codes-ended' }
  | { readonly type: 'paired' }
  | { readonly type: 'number-refused'; readonly reason: 'wrong-number' | 'already-linked' }
  | { readonly type: 'passkey-needed' }
  | { readonly type: 'open' }
  | { readonly type: 'history'; readonly percent: number | null; readonly complete: boolean }
  /** No (more) history came for as long as one waits for it. */
  | { readonly type: 'history-quiet' }
  /** The connection has held for as long as a good one does. */
  | { readonly type: 'stable' }
  | { readonly type: 'closed'; readonly code: number | null; readonly now: Timestamp; readonly delay: number }
  /** The stored credentials can't be used. */
  | { readonly type: 'credentials-missing' }
  | { readonly type: 'open-failed'; readonly reason: DisconnectReason };

/** What the account does about a change. Run in order. */
export type ConnectionEffect =
  | { readonly do: 'enqueue' }
  | { readonly do: 'leave-queue' }
  | { readonly do: 'open-login' }
  | { readonly do: 'open-link' }
  | { readonly do: 'end-socket' }
  | { readonly do: 'schedule-retry'; readonly at: Timestamp }
  | { readonly do: 'cancel-retry' }
  | { readonly do: 'watch-history' }
  | { readonly do: 'watch-stable' }
  | { readonly do: 'flush-outbox' }
  | { readonly do: 'mark-unlinked' };

export interface Transition {
  readonly state: ConnectionState;
  readonly effects: readonly ConnectionEffect[];
}

export const initialConnectionState: ConnectionState = { kind: 'idle' };

const to = (state: ConnectionState, ...effects: ConnectionEffect[]): Transition => ({ state, effects });
const linking = (phase: LinkingPhase, paired = false): ConnectionState => ({
  kind: 'linking',
  phase,
  paired,
});
const failedLink = (reason: LinkingFailure): ConnectionState => linking({ kind: 'failed', reason });
const attemptOf = (state: ConnectionState): number => ('attempt' in state ? state.attempt : 0);

/** True while a link is being made and the phone has not accepted yet: nothing of it is on disk. */
export const isLinkPending = (state: ConnectionState): boolean => state.kind === 'linking' && !state.paired;

/** True when own messages can be handed to the socket. */
export const canSend = (state: ConnectionState): boolean =>
  state.kind === 'online' || state.kind === 'syncing';

/** The next state and what to do. An event that has no meaning in a state changes nothing. */
export function transition(state: ConnectionState, event: ConnectionEvent): Transition {
  switch (event.type) {
    case 'start':
      return state.kind === 'idle' ? to({ kind: 'queued', attempt: 0 }, { do: 'enqueue' }) : to(state);
    case 'link':
      return startLink(state);
    case 'cancel-link':
      return state.kind === 'linking' && !state.paired
        ? to({ kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' }, { do: 'end-socket' })
        : to(state);
    case 'connect-now':
      return connectNow(state);
    case 'pause':
      return pause(state);
    case 'resume':
      return state.kind === 'paused' ? to({ kind: 'queued', attempt: 0 }, { do: 'enqueue' }) : to(state);
    case 'restart':
      return restart(state);
    case 'granted':
      return state.kind === 'queued'
        ? to({ kind: 'connecting', attempt: state.attempt }, { do: 'open-login' })
        : to(state, { do: 'leave-queue' });
    case 'retry-due':
      return state.kind === 'waiting'
        ? to({ kind: 'queued', attempt: state.attempt }, { do: 'enqueue' })
        : to(state);
    case 'code':
      return isLinkPending(state)
        ? to(linking({ kind: 'scan', qr: event.qr, shownAt: event.shownAt, expiresAt: event.expiresAt }))
        : to(state);
    case 'codes-ended':
      return isLinkPending(state) ? to(linking({ kind: 'expired' }), { do: 'end-socket' }) : to(state);
    case 'paired':
      return isLinkPending(state) ? to(linking({ kind: 'confirming' }, true)) : to(state);
    case 'number-refused':
      return isLinkPending(state) ? to(failedLink(event.reason), { do: 'end-socket' }) : to(state);
    case 'passkey-needed':
      return isLinkPending(state) ? to(failedLink('passkey-needed'), { do: 'end-socket' }) : to(state);
    case 'open':
      return opened(state);
    case 'history':
      if (state.kind !== 'syncing') return to(state);
      return to(
        event.complete ? { kind: 'online', attempt: state.attempt } : { ...state, percent: event.percent },
      );
    case 'history-quiet':
      return to(state.kind === 'syncing' ? { kind: 'online', attempt: state.attempt } : state);
    case 'stable':
      return to(state.kind === 'syncing' || state.kind === 'online' ? { ...state, attempt: 0 } : state);
    case 'closed':
      return closed(state, event);
    case 'credentials-missing':
      return to(
        { kind: 'unlinked', reason: 'credentials-unreadable', nextStep: 'relink' },
        { do: 'leave-queue' },
        { do: 'mark-unlinked' },
      );
    case 'open-failed':
      return to({ kind: 'stopped', reason: event.reason, nextStep: 'retry' }, { do: 'leave-queue' });
  }
}

function startLink(state: ConnectionState): Transition {
  const canLink =
    state.kind === 'idle' ||
    state.kind === 'unlinked' ||
    (state.kind === 'linking' && (state.phase.kind === 'expired' || state.phase.kind === 'failed'));
  return canLink ? to(linking({ kind: 'waiting' }), { do: 'open-link' }) : to(state);
}

function connectNow(state: ConnectionState): Transition {
  if (state.kind === 'waiting')
    return to({ kind: 'queued', attempt: state.attempt }, { do: 'cancel-retry' }, { do: 'enqueue' });
  if (state.kind === 'stopped') return to({ kind: 'queued', attempt: 0 }, { do: 'enqueue' });
  return to(state);
}

function pause(state: ConnectionState): Transition {
  switch (state.kind) {
    case 'linking':
    case 'unlinked':
    case 'paused':
      return to(state);
    case 'idle':
    case 'queued':
    case 'connecting':
    case 'syncing':
    case 'online':
    case 'waiting':
    case 'stopped':
      return to({ kind: 'paused' }, { do: 'cancel-retry' }, { do: 'leave-queue' }, { do: 'end-socket' });
  }
}

function restart(state: ConnectionState): Transition {
  switch (state.kind) {
    case 'connecting':
    case 'syncing':
    case 'online':
      return to(
        { kind: 'queued', attempt: 0 },
        { do: 'leave-queue' },
        { do: 'end-socket' },
        { do: 'enqueue' },
      );
    case 'waiting':
    case 'stopped':
      return connectNow(state);
    case 'idle':
    case 'queued':
    case 'linking':
    case 'paused':
    case 'unlinked':
      return to(state);
  }
}

function opened(state: ConnectionState): Transition {
  const rest: readonly ConnectionEffect[] = [
    { do: 'leave-queue' },
    { do: 'watch-stable' },
    { do: 'flush-outbox' },
  ];
  if (state.kind === 'linking' && state.paired) {
    return to({ kind: 'syncing', percent: null, attempt: 0 }, ...rest, { do: 'watch-history' });
  }
  return state.kind === 'connecting' ? to({ kind: 'online', attempt: state.attempt }, ...rest) : to(state);
}

function closed(state: ConnectionState, event: Extract<ConnectionEvent, { type: 'closed' }>): Transition {
  switch (state.kind) {
    case 'idle':
    case 'queued':
    case 'waiting':
    case 'stopped':
    case 'paused':
    case 'unlinked':
      return to(state);
    case 'linking':
      return state.paired ? afterPairedClose(event) : afterLinkClose(state, event.code);
    case 'connecting':
    case 'syncing':
    case 'online':
      return afterLoginClose(state, event);
  }
}

/** The phone has accepted, so the restart (515) is what should come; a lost connection here leads to the same login. */
function afterPairedClose(event: Extract<ConnectionEvent, { type: 'closed' }>): Transition {
  const verdict = verdictFor(event.code);
  if (verdict.kind === 'unlinked')
    return to(failedLink('refused'), { do: 'leave-queue' }, { do: 'mark-unlinked' });
  if (verdict.kind === 'restart') return to(linking({ kind: 'confirming' }, true), { do: 'open-login' });
  return afterLoginClose({ kind: 'connecting', attempt: 0 }, event);
}

/** Closed before the phone accepted: nothing to go back to. What the dialog said last stays, if it was an end. */
function afterLinkClose(
  state: Extract<ConnectionState, { kind: 'linking' }>,
  code: number | null,
): Transition {
  if (state.phase.kind === 'expired' || state.phase.kind === 'failed') return to(state);
  const verdict = verdictFor(code);
  switch (verdict.kind) {
    case 'unlinked':
      return to(failedLink('refused'));
    case 'stop':
      return to(failedLink(verdict.reason === 'client-too-old' ? 'client-too-old' : 'refused'));
    case 'retry':
    case 'restart':
      return to(failedLink('service-unavailable'));
  }
}

function afterLoginClose(
  state: ConnectionState,
  event: Extract<ConnectionEvent, { type: 'closed' }>,
): Transition {
  const verdict = verdictFor(event.code);
  const attempt = attemptOf(state);
  const leave: ConnectionEffect = { do: 'leave-queue' };
  switch (verdict.kind) {
    case 'restart':
      return to({ kind: 'queued', attempt }, leave, { do: 'enqueue' });
    case 'retry': {
      const retryAt = event.now + event.delay;
      return to({ kind: 'waiting', retryAt, reason: verdict.reason, attempt: attempt + 1 }, leave, {
        do: 'schedule-retry',
        at: retryAt,
      });
    }
    case 'stop':
      return to({ kind: 'stopped', reason: verdict.reason, nextStep: verdict.nextStep }, leave);
    case 'unlinked':
      return to({ kind: 'unlinked', reason: verdict.reason, nextStep: verdict.nextStep }, leave, {
        do: 'mark-unlinked',
      });
  }
}

/** The state as the window shows it. */
export function viewOfState(state: ConnectionState): AccountState {
  switch (state.kind) {
    case 'idle':
      return { kind: 'queued' };
    case 'linking':
      return { kind: 'linking', linking: state.phase };
    case 'queued':
    case 'connecting':
      return { kind: state.kind };
    case 'waiting':
      return { kind: 'waiting', retryAt: state.retryAt, reason: state.reason };
    case 'syncing':
      return { kind: 'syncing', percent: state.percent };
    case 'online':
      return { kind: 'online' };
    case 'stopped':
    case 'paused':
    case 'unlinked':
      return state;
  }
}
