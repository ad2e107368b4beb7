import type { AccountState } from '../../preload/contract/model.ts';
import { closed } from './connection-closed.ts';
import {
  to,
  type ConnectionEffect,
  type ConnectionEvent,
  type ConnectionState,
  type Linking,
  type Transition,
} from './connection-types.ts';
import {
  initialLinkingState,
  isAccepted,
  isLinkOver,
  linkingTransition,
  type LinkingEvent,
  type LinkWay,
} from './linking-state.ts';

export type {
  ConnectionEffect,
  ConnectionEvent,
  ConnectionState,
  LinkNews,
  ProxyTrouble,
  Transition,
} from './connection-types.ts';

/**
 * The life of an account's connection, as a pure machine: a state and something that happened give the next state
 * and what is to be done. Nothing here knows a clock, a socket or a store.
 *
 *   (new) ─ link ─► linking ─ accepted ─► linking(confirming) ─ open ─► syncing ─► online
 *   queued ─ granted ─► connecting ─ open ─► online
 *   any ─ closed ─► waiting(retry) | stopped | unlinked, as `disconnect-reason.ts` says
 *   any linked ─ pause ─► paused ─ resume ─► queued
 */
export const initialConnectionState: ConnectionState = { kind: 'idle' };

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
    case 'give-up':
      return giveUp(state);
    case 'take-back':
      return isMoved(state) ? to({ kind: 'queued', attempt: 0 }, { do: 'enqueue' }) : to(state);
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
  // Two computers with one login lose it: what has moved comes back only when it is taken back.
  if (state.kind === 'stopped' && !isMoved(state))
    return to({ kind: 'queued', attempt: 0 }, { do: 'enqueue' });
  return to(state);
}

/** The state of an account whose login lives on another computer. */
export const movedState: ConnectionState = { kind: 'stopped', reason: 'moved', nextStep: 'take-back' };

const isMoved = (state: ConnectionState): boolean => state.kind === 'stopped' && state.reason === 'moved';

function giveUp(state: ConnectionState): Transition {
  return state.kind === 'linking' || state.kind === 'unlinked'
    ? to(state)
    : to(movedState, { do: 'cancel-retry' }, { do: 'leave-queue' }, { do: 'end-socket' });
}

function pause(state: ConnectionState): Transition {
  if (isMoved(state)) return to(state);
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
