import type { EventEmitter } from 'node:events';
import type { WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../accounts/ports.ts';
import type { PausableLine } from './frame-intake.ts';

/** How long the closing handshake may take before the line is cut. Milliseconds. */
const closeDeadline = 2_000;
/** And how long until a line that was cut has told so. */
const cutDeadline = 1_000;

type Line = EventEmitter & PausableLine & { terminate?(): void };

/** The socket of ws, while there is one. Baileys' client keeps it in a field that its types hide. */
export const beneath = (ws: WASocket['ws']): Line | null =>
  (ws as unknown as { readonly socket?: Line | null }).socket ?? null;

/** The WebSocket under a Baileys socket, as far as ending it in time goes. */
export class SocketLine {
  readonly #ws: WASocket['ws'];
  readonly #clock: Clock;

  constructor(ws: WASocket['ws'], clock: Clock) {
    this.#ws = ws;
    this.#clock = clock;
    this.#boundClosing();
  }

  /** Resolves when the line is closed; at the latest, when it has been cut. `closing` is Baileys' own way. */
  async close(closing: Promise<void>): Promise<void> {
    await this.#atMost(closeDeadline, closing);
    this.#cut();
    await this.#atMost(cutDeadline, this.#gone());
  }

  /** Baileys leaves its own listeners, and with them everything that they know. What comes late must still not throw. */
  silence(): void {
    this.#ws.removeAllListeners();
    this.#ws.on('error', () => undefined);
  }

  /** Baileys ends sockets by itself, too, and then waits half a minute for a silent peer's part of the closing handshake. */
  #boundClosing(): void {
    const close = this.#ws.close.bind(this.#ws);
    this.#ws.close = async () => {
      const cancel = this.#clock.after(closeDeadline, () => this.#cut());
      await close();
      cancel();
    };
  }

  /** A peer that is silent leaves the closing handshake open for half a minute: cut the line. */
  #cut(): void {
    beneath(this.#ws)?.terminate?.();
  }

  /** Resolves when the line is really closed, which it is a moment after it was cut. */
  #gone(): Promise<void> {
    const line = beneath(this.#ws);
    if (line === null || this.#ws.isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      line.once('close', resolve);
    });
  }

  /** Waits no longer than this, and leaves no timer behind. */
  async #atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
    let cancel = (): void => undefined;
    const deadline = new Promise<void>((resolve) => {
      cancel = this.#clock.after(milliseconds, resolve);
    });
    await Promise.race([work, deadline]);
    cancel();
  }
}
