import type { BaileysEventMap } from '@whiskeysockets/baileys';
import type { Logger } from '../accounts/ports.ts';
import type { ChatBatch } from '../domain/chat-batch.ts';
import type { Journal } from './durable/journal.ts';
import { StoreGroup } from './store-group.ts';

interface HandOverParts {
  readonly journal: Journal;
  readonly logger: Logger;
  /** See `Breather`. */
  readonly breathe: () => Promise<void> | null;
  /** Stores a batch. */
  readonly store: (batch: ChatBatch) => void | Promise<void>;
  /** Entries of the journal whose messages are in the chats now. */
  readonly stored: (journalDone: readonly string[]) => void;
}

/**
 * Everything that a socket tells, in one queue and in order, each event handed over when the one before has been dealt
 * with: so a batch is in the store before the next one comes.
 */
export class HandOver {
  readonly #parts: HandOverParts;
  #queue: Promise<void> = Promise.resolve();
  /** The last in the queue, as long as it is batches that wait for the store. */
  #group: StoreGroup | null = null;

  constructor(parts: HandOverParts) {
    this.#parts = parts;
  }

  /** Resolves when all that was handed over so far has been dealt with. */
  get settled(): Promise<void> {
    return this.#queue;
  }

  enqueue(work: () => Promise<void>): void {
    // What comes after this must not be dealt with before it.
    this.#group = null;
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      this.#parts.logger.error('an event could not be dealt with', { error });
    });
  }

  /**
   * Hands a batch over, together with those that still wait for the store, and then says which messages of the
   * journal that was. What can't be stored stays there and is taken up by the next socket.
   */
  store(batch: ChatBatch | null, events: Partial<BaileysEventMap>): void {
    if (this.#group?.take(batch, events) === true) return;
    const group = new StoreGroup(batch, events);
    this.enqueue(async () => {
      if (this.#group === group) this.#group = null;
      const whole = group.batch;
      if (whole !== null) await this.#parts.store(whole);
      // One commit is the answer to many accounts, and each has something to do then.
      await this.#parts.breathe();
      const journalDone = group.events.flatMap((one) => this.#parts.journal.stored(one));
      if (journalDone.length > 0) this.#parts.stored(journalDone);
    });
    this.#group = group;
  }
}
