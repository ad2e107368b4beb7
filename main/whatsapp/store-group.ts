import type { BaileysEventMap } from '@whiskeysockets/baileys';
import { joinBatches, type ChatBatch } from '../domain/chat-batch.ts';

type Events = Partial<BaileysEventMap>;

/** So many messages go into the store in one step at most: what a person waits for must not stand behind them. */
const mostMessages = 64;

/**
 * Batches that wait for the store, as one. In a burst Baileys gives one batch for every message, and a step of the
 * store costs more than a message does.
 */
export class StoreGroup {
  readonly events: Events[] = [];
  readonly #batches: ChatBatch[] = [];
  #messages = 0;
  #full = false;

  /** The first one is taken whatever it is. `batch` is null when the events concern no chats. */
  constructor(batch: ChatBatch | null, events: Events) {
    this.#add(batch, events);
  }

  /** @returns false when these have to be a step of their own */
  take(batch: ChatBatch | null, events: Events): boolean {
    if (this.#full || standsAlone(batch, events)) return false;
    this.#add(batch, events);
    return true;
  }

  /** All of it, in the order in which it came; null when there is nothing to store. */
  get batch(): ChatBatch | null {
    const [first, ...more] = this.#batches;
    if (first === undefined || more.length === 0) return first ?? null;
    return joinBatches(this.#batches);
  }

  #add(batch: ChatBatch | null, events: Events): void {
    this.events.push(events);
    if (batch !== null) this.#batches.push(batch);
    this.#messages += batch?.messages.length ?? 0;
    this.#full = this.#messages >= mostMessages || events['messaging-history.set'] !== undefined;
  }
}

/**
 * Within one step chats are told before messages. So "read there" and a removal, which are about the messages before
 * them, must not be in one step with these; and history is large enough.
 */
const standsAlone = (batch: ChatBatch | null, events: Events): boolean =>
  events['messaging-history.set'] !== undefined ||
  (batch?.chats.some(({ unread, removed }) => unread !== undefined || removed === true) ?? false);
