import type { AccountId } from '../../preload/contract/model.ts';
import type { AccountSocket, OpenSocketRequest, SocketEvent, SocketFactory } from './socket-port.ts';

interface SocketSlotParts {
  readonly accountId: AccountId;
  readonly sockets: SocketFactory;
  readonly refuseNumber: OpenSocketRequest['refuseNumber'];
  readonly history: () => OpenSocketRequest['history'];
  readonly proxy: () => OpenSocketRequest['proxy'];
  /** What the current socket tells. `isCurrent` is to be asked again after every await. */
  readonly hear: (event: SocketEvent, isCurrent: () => boolean) => void | Promise<void>;
  /** The current attempt made no socket. */
  readonly failed: (error: unknown) => void;
}

/**
 * The one place of an account for a socket. Ends and openings form one chain, so that a new socket begins only when
 * the old one has ended and what it wrote is durable; and what an older attempt still says about itself is not heard.
 */
export class SocketSlot {
  readonly #parts: SocketSlotParts;
  #socket: AccountSocket | null = null;
  /** Rises with every opening and every end; what belongs to a lower one is stale. */
  #attempt = 0;
  #chain: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: SocketSlotParts) {
    this.#parts = parts;
  }

  /** The live socket, or null. */
  get socket(): AccountSocket | null {
    return this.#socket;
  }

  /** Resolves when everything begun so far has come to its end. Never rejects. */
  get settled(): Promise<void> {
    return this.#chain;
  }

  /** Opens a socket in place of the one that is there. */
  open(purpose: OpenSocketRequest['purpose']): void {
    this.end();
    if (this.#closed) return;
    const attempt = ++this.#attempt;
    this.#then(() => this.#open(purpose, attempt));
  }

  /** Ends the socket that is there, or the attempt to make one. */
  end(): void {
    this.#attempt++;
    const socket = this.#socket;
    this.#socket = null;
    if (socket !== null) this.#then(() => socket.end());
  }

  /** Ends what is there; nothing is opened and nothing is heard afterwards. */
  close(): void {
    this.#closed = true;
    this.end();
  }

  async #open(purpose: OpenSocketRequest['purpose'], attempt: number): Promise<void> {
    if (this.#isStale(attempt)) return;
    const { accountId, sockets, refuseNumber, proxy, history } = this.#parts;
    let socket: AccountSocket;
    try {
      socket = await sockets.open({
        accountId,
        purpose,
        proxy: proxy(),
        history: history(),
        refuseNumber,
        listener: (event) => this.#hear(event, attempt),
      });
    } catch (error: unknown) {
      if (!this.#isStale(attempt)) this.#parts.failed(error);
      return;
    }
    if (this.#isStale(attempt)) await socket.end();
    else this.#socket = socket;
  }

  #hear(event: SocketEvent, attempt: number): void | Promise<void> {
    if (this.#isStale(attempt)) {
      // What a socket hands over while it ends was receipted: the service will not send it again.
      return isFact(event) ? this.#parts.hear(event, () => false) : undefined;
    }
    // One that has closed by itself still has something to put away before the next may begin.
    if (event.type === 'closed') this.end();
    const now = this.#attempt;
    return this.#parts.hear(event, () => !this.#isStale(now));
  }

  #isStale(attempt: number): boolean {
    return this.#closed || attempt !== this.#attempt;
  }

  #then(work: () => Promise<void>): void {
    this.#chain = this.#chain.then(work).catch(() => undefined);
  }
}

/** News that holds whichever socket brings it; everything else is about the socket itself. */
const isFact = (event: SocketEvent): boolean => event.type === 'batch' || event.type === 'acknowledged';
