import type { AccountId } from '../../preload/contract/model.ts';
import { nextToConnect } from '../domain/connect-order.ts';
import type { Clock, Random } from './ports.ts';

export interface ConnectQueueSettings {
  /** How many accounts may be connecting at once. */
  readonly concurrency: number;
  /** Milliseconds: grants are spread by a random part of this, so that sockets don't start in step. */
  readonly jitter: number;
}

/** Lets accounts connect a few at a time, the one in view first, then pinned ones. Connecting costs CPU that all accounts share. */
export class ConnectQueue {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #settings: ConnectQueueSettings;
  readonly #isPinned: (accountId: AccountId) => boolean;
  readonly #waiting = new Map<AccountId, { readonly ticket: number; readonly granted: () => void }>();
  readonly #running = new Set<AccountId>();
  readonly #cancelTimers = new Map<AccountId, () => void>();
  #inView: AccountId | null = null;
  #ticket = 0;

  constructor(
    clock: Clock,
    random: Random,
    settings: ConnectQueueSettings,
    isPinned: (accountId: AccountId) => boolean = () => false,
  ) {
    this.#clock = clock;
    this.#random = random;
    this.#settings = settings;
    this.#isPinned = isPinned;
  }

  /** Calls `granted` when it is the account's turn. The account keeps its place until `leave`. */
  enter(accountId: AccountId, granted: () => void): void {
    if (this.#running.has(accountId)) {
      granted();
      return;
    }
    this.#waiting.set(accountId, { ticket: this.#ticket++, granted });
    this.#grant();
  }

  /** Gives up the turn or the place in the queue; harmless when there is none. */
  leave(accountId: AccountId): void {
    this.#waiting.delete(accountId);
    this.#cancelTimers.get(accountId)?.();
    this.#cancelTimers.delete(accountId);
    if (this.#running.delete(accountId)) this.#grant();
  }

  /** The account that a person looks at: goes first from now on. */
  setInView(accountId: AccountId | null): void {
    this.#inView = accountId;
    this.#grant();
  }

  #grant(): void {
    const waiting = [...this.#waiting].map(([id, entry]) => ({
      id,
      inView: id === this.#inView,
      pinned: this.#isPinned(id),
      ticket: entry.ticket,
    }));
    for (const id of nextToConnect(waiting, this.#running.size, this.#settings.concurrency)) {
      const entry = this.#waiting.get(id);
      if (entry === undefined) continue;
      this.#waiting.delete(id);
      this.#running.add(id);
      const delay = id === this.#inView ? 0 : Math.round(this.#random() * this.#settings.jitter);
      this.#cancelTimers.set(
        id,
        this.#clock.after(delay, () => {
          this.#cancelTimers.delete(id);
          entry.granted();
        }),
      );
    }
  }
}
