import {
  attemptOf,
  to,
  type ConnectionEffect,
  type ConnectionEvent,
  type ConnectionState,
  type Linking,
  type Transition,
} from './connection-types.ts';
import { verdictFor } from './disconnect-reason.ts';
import { isAccepted, linkingTransition, type LinkingState } from './linking-state.ts';

/** HTTP's "too many requests". */
const tooMany = 429;

/** What follows when a socket has ended, for each state and each code. */
export function closed(
  state: ConnectionState,
  event: Extract<ConnectionEvent, { type: 'closed' }>,
): Transition {
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
      const slowedDown = event.code === tooMany ? ({ slowedDown: true } as const) : {};
      return to({ kind: 'waiting', retryAt, reason, attempt: attempt + 1, ...slowedDown }, leave, {
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
