import type { ChangeNotice, ChatStore, Clock, Logger } from './ports.ts';

/** How often is looked for messages whose time is over; the shortest timer of a chat is a day. Milliseconds. */
const interval = 60_000;

interface MessageSweepParts {
  readonly chats: Pick<ChatStore, 'expire'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly publish: (notice: ChangeNotice) => void;
}

/** Messages of chats with a timer go from the disk when they are due: at the start, and every minute. */
export class MessageSweep {
  readonly #parts: MessageSweepParts;
  #cancel: (() => void) | null = null;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: MessageSweepParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running = this.#look();
  }

  /** Resolves when nothing of it is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#running;
  }

  async #look(): Promise<void> {
    const { chats, clock, logger, publish } = this.#parts;
    try {
      for (const notice of await chats.expire(clock.now())) publish(notice);
    } catch (error: unknown) {
      logger.error('what has expired could not be deleted', { error });
    }
    if (!this.#stopped) this.#cancel = clock.after(interval, () => this.start());
  }
}
