import type { ConnectionEffect, ConnectionEvent } from '../domain/connection-state.ts';
import type { SessionParts } from './session-parts.ts';
import type { SessionTimers } from './session-timers.ts';
import type { SocketSlot } from './socket-slot.ts';
import type { AccountId } from '../../preload/contract/model.ts';

/** After the first login the phone sends history; when none came for this long, the account counts as online. */
const historyQuietAfter = 25_000;
/** A connection that has held this long starts the back-off anew when it falls. */
const stableAfter = 60_000;

interface EffectsParts {
  readonly accountId: AccountId;
  readonly parts: SessionParts;
  readonly slot: SocketSlot;
  readonly timers: SessionTimers;
  /** Something has happened, to be put to the machine. */
  readonly happened: (event: ConnectionEvent) => void;
  /** A connection is open: what is queued can be sent. */
  readonly connected: () => void;
  readonly renewVersion: () => void;
  readonly markUnlinked: () => void;
}

/** Does what the machine says, for one account. */
export class SessionEffects {
  readonly #parts: EffectsParts;

  constructor(parts: EffectsParts) {
    this.#parts = parts;
  }

  run(effect: ConnectionEffect): void {
    const { accountId, parts, slot, timers, happened } = this.#parts;
    switch (effect.do) {
      case 'enqueue':
        parts.queue.enter(accountId, () => happened({ type: 'granted' }));
        return;
      case 'leave-queue':
        parts.queue.leave(accountId);
        return;
      case 'open-login':
        this.endWatching();
        slot.open({ kind: 'login' });
        return;
      case 'open-link':
        this.endWatching();
        slot.open({ kind: 'link', way: effect.way, passkeyAllowed: parts.isPasskeyAllowed() });
        return;
      case 'end-socket':
        this.endWatching();
        slot.end();
        return;
      case 'schedule-retry':
        timers.set('retry', effect.at - parts.clock.now(), () => happened({ type: 'retry-due' }));
        return;
      case 'cancel-retry':
        timers.cancel('retry');
        return;
      case 'watch-history':
        timers.set('history', historyQuietAfter, () => happened({ type: 'history-quiet' }));
        return;
      case 'watch-stable':
        timers.set('stable', stableAfter, () => happened({ type: 'stable' }));
        return;
      case 'flush-outbox':
        this.#parts.connected();
        return;
      case 'renew-version':
        this.#parts.renewVersion();
        return;
      case 'mark-unlinked':
        this.#parts.markUnlinked();
        return;
    }
  }

  /** What is waited for on a connection is not waited for on the next. */
  endWatching(): void {
    this.#parts.timers.cancel('history');
    this.#parts.timers.cancel('stable');
  }
}
