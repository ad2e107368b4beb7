import type { AccountState, DisconnectReason, NextStep, Timestamp } from '../../preload/contract/model.ts';
import type { HoldReason } from './connectivity.ts';
import { verdictFor } from './disconnect-reason.ts';
import {
  initialLinkingState,
  isAccepted,
  isLinkOver,
  linkingTransition,
  type LinkingEvent,
  type LinkingState,
  type LinkWay,
} from './linking-state.ts';

/**
 * The life of an account's connection, as a pure machine: a state and something that happened give the next state
 * and what is to be done. Nothing here knows a clock, a socket or a store.
 *
 *   (new) ─ link ─► linking ─ accepted ─► linking(confirming) ─ open ─► syncing ─► online
 *   queued ─ granted ─► connecting ─ open ─► online
 *   any ─ closed ─► waiting(retry) | stopped | unlinked, as `disconnect-reason.ts` says
 *   any linked ─ pause ─► paused ─ resume ─► queued
 */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'linking';
      readonly way: LinkWay;
      /** Where the link stands: a machine of its own, `linking-state.ts`. */
      readonly phase: LinkingState;
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

export type ConnectionEvent =
  /** The account has stored credentials and should be connected. */
  | { readonly type: 'start' }
  /** A person wants to link, in this way; also another way than the one under way, or anew. */
  | { readonly type: 'link'; readonly way: LinkWay }
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
  /** News of the link that is being made. */
  | { readonly type: 'linking'; readonly news: LinkNews }
  | { readonly type: 'open' }
  | { readonly type: 'history'; readonly percent: number | null; readonly complete: boolean }
  /** No (more) history came for as long as one waits for it. */
  | { readonly type: 'history-quiet' }
  /** The connection has held for as long as a good one does. */
  | { readonly type: 'stable' }
  | {
      readonly type: 'closed';
      readonly code: number | null;
      readonly now: Timestamp;
      readonly delay: number;
      /** Why trying again would be in vain for now. */
      readonly held?: HoldReason | null;
      /** The account's proxy is why: it does not answer, or does not let this account through. */
      readonly proxy?: ProxyTrouble | null;
    }
  /** There is no network, or the computer goes to sleep; then connections `end`. */
  | { readonly type: 'hold'; readonly reason: HoldReason; readonly end: boolean }
  /** The client version was looked up anew; `newer` than the one that was refused or not. */
  | { readonly type: 'version'; readonly newer: boolean }
  /** The stored credentials can't be used. */
  | { readonly type: 'credentials-missing' }
  | { readonly type: 'open-failed'; readonly reason: DisconnectReason };

export type ProxyTrouble = 'failed' | 'refused';

/** What the linking machine hears, but for the two that the connection itself hears first. */
export type LinkNews = Exclude<LinkingEvent, { type: 'opened' | 'closed' }>;

/** What the account does about a change. Run in order. */
export type ConnectionEffect =
  | { readonly do: 'enqueue' }
  | { readonly do: 'leave-queue' }
  | { readonly do: 'open-login' }
  | { readonly do: 'open-link'; readonly way: LinkWay }
  | { readonly do: 'end-socket' }
  | { readonly do: 'schedule-retry'; readonly at: Timestamp }
  | { readonly do: 'cancel-retry' }
  | { readonly do: 'watch-history' }
  | { readonly do: 'watch-stable' }
  | { readonly do: 'flush-outbox' }
  | { readonly do: 'renew-version' }
  | { readonly do: 'mark-unlinked' };

export interface Transition {
  readonly state: ConnectionState;
  readonly effects: readonly ConnectionEffect[];
}

export const initialConnectionState: ConnectionState = { kind: 'idle' };

type Linking = Extract<ConnectionState, { kind: 'linking' }>;
const to = (state: ConnectionState, ...effects: ConnectionEffect[]): Transition => ({ state, effects });
const attemptOf = (state: ConnectionState): number => ('attempt' in state ? state.attempt : 0);

/** True while a link is being made and the phone has not accepted yet: nothing of it is on disk. */
export const isLinkPending = (state: ConnectionState): boolean =>
  state.kind === 'linking' && !isAccepted(state.phase);

/** True when own messages can be handed to the socket. */
export const canSend = (state: ConnectionState): boolean =>
  state.kind === 'online' || state.kind === 'syncing';

/** The next state and what to do. An event that has no meaning in a state changes nothing. */
export function transition(state: ConnectionState, event: ConnectionEvent): Transition {
  switch (event.type) {
    case 'start':
      return state.kind === 'idle' ? to({ kind: 'queued', attempt: 0 }, { do: 'enqueue' }) : to(state);
    case 'link':
      return startLink(state, event.way);
    case 'cancel-link':
      return isLinkPending(state)
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
    case 'linking':
      return state.kind === 'linking' ? heardOfLink(state, event.news) : to(state);
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
    case 'hold':
      return hold(state, event);
    case 'version':
      return versionKnown(state, event.newer);
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

function startLink(state: ConnectionState, way: LinkWay): Transition {
  const canLink =
    state.kind === 'idle' ||
    state.kind === 'unlinked' ||
    (state.kind === 'linking' && !isAccepted(state.phase) && isNewLink(state, way));
  return canLink
    ? to({ kind: 'linking', way, phase: initialLinkingState }, { do: 'open-link', way })
    : to(state);
}

/** Asking again for what is on its way already changes nothing; everything else starts with a new socket and new keys. */
const isNewLink = ({ way, phase }: Linking, wanted: LinkWay): boolean =>
  isLinkOver(phase) || phase.kind === 'passkey' || wanted.kind === 'phone-number' || way.kind !== wanted.kind;

function heardOfLink(state: Linking, event: LinkingEvent): Transition {
  const { state: phase, end } = linkingTransition(state.phase, event);
  return to(
    phase === state.phase ? state : { ...state, phase },
    ...(end ? [{ do: 'end-socket' } as const] : []),
  );
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

function hold(state: ConnectionState, event: Extract<ConnectionEvent, { type: 'hold' }>): Transition {
  const held = (attempt: number, ...effects: ConnectionEffect[]): Transition =>
    to({ kind: 'waiting', retryAt: null, reason: event.reason, attempt }, { do: 'leave-queue' }, ...effects);
  switch (state.kind) {
    case 'queued':
    case 'waiting':
      return held(state.attempt, { do: 'cancel-retry' });
    case 'connecting':
    case 'syncing':
    case 'online':
      return event.end ? held(0, { do: 'end-socket' }) : to(state);
    case 'idle':
    case 'linking':
    case 'stopped':
    case 'paused':
    case 'unlinked':
      return to(state);
  }
}

/** Waits for the version lookup: has a reason that nothing else waits for. */
const isRenewing = (state: ConnectionState): boolean =>
  state.kind === 'waiting' && state.reason === 'restart-required';

function versionKnown(state: ConnectionState, newer: boolean): Transition {
  if (!isRenewing(state)) return to(state);
  if (newer) return connectNow(state);
  return to({ kind: 'stopped', reason: 'client-too-old', nextStep: 'update' });
}

function opened(state: ConnectionState): Transition {
  const rest: readonly ConnectionEffect[] = [
    { do: 'leave-queue' },
    { do: 'watch-stable' },
    { do: 'flush-outbox' },
  ];
  if (
    state.kind === 'linking' &&
    linkingTransition(state.phase, { type: 'opened' }).state.kind === 'linked'
  ) {
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
      return isAccepted(state.phase)
        ? afterPairedClose(state, event)
        : to({ ...state, phase: linkingTransition(state.phase, { type: 'closed', code: event.code }).state });
    case 'connecting':
    case 'syncing':
    case 'online':
      return afterLoginClose(state, event);
  }
}

/** The phone has accepted, so the restart (515) is what should come; a lost connection here leads to the same login. */
function afterPairedClose(state: Linking, event: Extract<ConnectionEvent, { type: 'closed' }>): Transition {
  const verdict = verdictFor(event.code);
  if (verdict.kind === 'unlinked') {
    const phase: LinkingState = { kind: 'failed', reason: 'refused' };
    return to({ ...state, phase }, { do: 'leave-queue' }, { do: 'mark-unlinked' });
  }
  if (verdict.kind === 'restart') return to(state, { do: 'open-login' });
  return afterLoginClose({ kind: 'connecting', attempt: 0 }, event);
}

function afterLoginClose(
  state: ConnectionState,
  event: Extract<ConnectionEvent, { type: 'closed' }>,
): Transition {
  const verdict = verdictFor(event.code);
  const attempt = attemptOf(state);
  const leave: ConnectionEffect = { do: 'leave-queue' };
  if (event.proxy === 'refused')
    return to({ kind: 'stopped', reason: 'proxy-refused', nextStep: 'proxy' }, leave);
  // Whether 405 means this app or only the version that it names is found out once.
  if (event.code === 405)
    return to({ kind: 'waiting', retryAt: null, reason: 'restart-required', attempt }, leave, {
      do: 'renew-version',
    });
  switch (verdict.kind) {
    case 'restart':
      return to({ kind: 'queued', attempt }, leave, { do: 'enqueue' });
    case 'retry': {
      if (event.held) return to({ kind: 'waiting', retryAt: null, reason: event.held, attempt }, leave);
      const reason = event.proxy === 'failed' ? 'proxy-failed' : verdict.reason;
      const retryAt = event.now + event.delay;
      return to({ kind: 'waiting', retryAt, reason, attempt: attempt + 1 }, leave, {
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
