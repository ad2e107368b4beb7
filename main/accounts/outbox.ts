import type { AccountId } from '../../preload/contract/model.ts';
import type { OutgoingMessage } from './message-port.ts';
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
 * Sends what the store holds as `queued`, oldest first, one after the other: messages, and what is said about them. Each
 * leaves the queue when the service has acknowledged it, not when it was written: what was in flight when a connection fell is sent again
 * under the same id, which the service and the receivers take as the same message.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  /** Written on the current socket. Kept when it is acknowledged: a list that was read before may still name it. */
  readonly #written = new Set<string>();
  #running = false;
  #again = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** A new connection: nothing written on the old one counts. */
  reset(): void {
    this.#written.clear();
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
    const { chats, accountId, publish } = this.#parts;
    const notice = await chats.acknowledge(accountId, wireId, error === null);
    // A person may try it again, on this very socket.
    if (error !== null) this.#written.delete(wireId);
    if (notice !== null) publish(notice);
  }

  async #sendAll(): Promise<void> {
    const { chats, accountId, logger } = this.#parts;
    const socket = this.#parts.socket();
    if (socket === null) return;
    for (const message of await chats.outgoing(accountId)) {
      if (this.#parts.socket() !== socket) {
        // Another connection has begun: what this list says was not written may have been.
        this.#again = true;
        return;
      }
      if (this.#written.has(message.wireId)) continue;
      this.#written.add(message.wireId);
      try {
        await this.#send(socket, message);
      } catch (error: unknown) {
        this.#written.delete(message.wireId);
        logger.warn('could not send a message', { error });
        // The connection fell: the message stays queued for the next one. Otherwise say that it failed, or it
        // would block everything behind it for ever.
        if (error instanceof SendError && error.kind === 'connection') return;
        // A star or the like that the phone can't hear of yet stays in the queue.
        if (error instanceof SendError && error.kind === 'later') continue;
        const notice = await chats.acknowledge(accountId, message.wireId, false);
        if (notice !== null) this.#parts.publish(notice);
      }
    }
  }

  /** A message is acknowledged by the service; a setting is done when it has been taken up. */
  async #send(socket: AccountSocket, message: OutgoingMessage): Promise<void> {
    if (message.setting === null) {
      const original = await socket.sendOriginal(message);
      if (original !== message.content) {
        const { accountId, chats } = this.#parts;
        await chats.setOriginal(accountId, message.wireId, original);
      }
      return;
    }
    await socket.changeSetting(message.setting);
    await this.acknowledged(message.wireId, null);
  }
}
