import type { Logger } from './ports.ts';
import type { AccountSocket } from './socket-port.ts';

interface PresenceParts {
  /** The socket to tell it on, or null while nothing can be sent. */
  readonly socket: () => AccountSocket | null;
  /** Whether the account should appear online right now. */
  readonly wanted: () => boolean;
  readonly logger: Logger;
}

/** Tells the service that an account is online, and that it no longer is: only when that has changed. */
export class Presence {
  readonly #parts: PresenceParts;
  /** The socket on which `available` was told last. A new one begins unavailable. */
  #shownOn: AccountSocket | null = null;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  update(): void {
    const socket = this.#parts.socket();
    const wanted = socket !== null && this.#parts.wanted();
    if (wanted === (this.#shownOn !== null && this.#shownOn === socket)) return;
    this.#shownOn = wanted ? socket : null;
    socket?.appear(wanted).catch((error: unknown) => {
      this.#parts.logger.warn('presence could not be told', { error });
    });
  }
}
