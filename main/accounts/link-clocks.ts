import type { Timestamp } from '../../preload/contract/model.ts';
import type { AccountChange, AccountRecord } from '../domain/account-record.ts';
import type { Clock } from './ports.ts';
import type { SessionTimers } from './session-timers.ts';

/** Signs of life are written down once an hour at most: the clocks that they start run for days. Milliseconds. */
const grain = 3_600_000;

interface LinkClocksParts {
  readonly clock: Clock;
  readonly timers: SessionTimers;
  readonly record: () => AccountRecord;
  readonly update: (change: AccountChange) => void;
}

/**
 * When this device was last online, and when the phone last gave a sign of itself. WhatsApp unlinks a device that was
 * offline for 30 days, and all devices of a phone that was not used for 14.
 */
export class LinkClocks {
  readonly #parts: LinkClocksParts;

  constructor(parts: LinkClocksParts) {
    this.#parts = parts;
  }

  /** The connection stands, or has just ended. */
  note(online: boolean): void {
    const { clock, timers, update } = this.#parts;
    update({ onlineAt: clock.now() });
    if (online) timers.set('online', grain, () => this.note(true));
    else timers.cancel('online');
  }

  phoneSeen(at: Timestamp): void {
    const { clock, record, update } = this.#parts;
    const seen = Math.min(at, clock.now());
    if (seen - (record().phoneSeenAt ?? 0) >= grain) update({ phoneSeenAt: seen });
  }
}
