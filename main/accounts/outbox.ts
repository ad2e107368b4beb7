import type { AccountId } from '../../preload/contract/model.ts';
import type { ChangeNotice, ChatStore, Logger } from './ports.ts';
import { SendError, type AccountSocket } from './socket-port.ts';

interface OutboxParts {
  readonly accountId: AccountId;
  readonly chats: ChatStore;
  readonly logger: Logger;
  readonly publish: (notice: ChangeNotice) => void;
  /** The socket to send on, or null while there is none. */
  readonly socket: () => AccountSocket | null;
}

/**
 * Sends what the store holds as `queued`, oldest first, one after the other. A message leaves the queue when the
 * service has acknowledged it, not when it was written: what was in flight when a connection fell is sent again
 * under the same id, which the service and the receivers take as the same message.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  /** Written on the current socket and not yet acknowledged. */
  readonly #inFlight = new Set<string>();
  #running = false;
  #again = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** A new connection: nothing written on the old one counts. */
  reset(): void {
    this.#inFlight.clear();
  }

  /** Sends all that can be sent now. Safe to call at any time. */
  async flush(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    try {
      do {
        this.#again = false;
        await this.#sendAll();
      } while (this.#again);
    } finally {
      this.#running = false;
    }
  }

  /** The service's word about one message. */
  async acknowledged(wireId: string, error: string | null): Promise<void> {
    this.#inFlight.delete(wireId);
    const { chats, accountId, publish } = this.#parts;
    const notice = await chats.setOwnStatus(accountId, wireId, error === null ? 'sent' : 'failed');
    if (notice !== null) publish(notice);
  }

  async #sendAll(): Promise<void> {
    const { chats, accountId, logger } = this.#parts;
    for (const message of await chats.outgoing(accountId)) {
      const socket = this.#parts.socket();
      if (socket === null) return;
      if (this.#inFlight.has(message.wireId)) continue;
      this.#inFlight.add(message.wireId);
      try {
        const content = await socket.sendText(message);
        const notice = await chats.setOwnStatus(accountId, message.wireId, 'queued', content);
        if (notice !== null) this.#parts.publish(notice);
      } catch (error: unknown) {
        this.#inFlight.delete(message.wireId);
        logger.warn('could not send a message', { error });
        // The connection fell: the message stays queued for the next one. Otherwise say that it failed, or it
        // would block everything behind it for ever.
        if (error instanceof SendError && error.kind === 'connection') return;
        const notice = await chats.setOwnStatus(accountId, message.wireId, 'failed');
        if (notice !== null) this.#parts.publish(notice);
      }
    }
  }
}
