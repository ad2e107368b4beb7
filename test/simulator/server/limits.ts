import type { Companion } from '../phone/companion.ts';
import { Rejection } from '../messaging/rejection.ts';

/** A limit on how fast a client may send; off unless a test switches it on. */
export class Limits {
  /** Messages a minute and device; undefined is no limit. */
  messagesPerMinute: number | undefined;
  readonly #windows = new Map<Companion, { start: number; count: number }>();

  /** The code is that of `rate-overlimit`. */
  checkMessage(companion: Companion): void {
    if (this.messagesPerMinute === undefined) return;
    const window = this.#windows.get(companion);
    const now = Date.now();
    if (!window || now - window.start >= 60_000) {
      this.#windows.set(companion, { start: now, count: 1 });
      return;
    }
    window.count += 1;
    if (window.count > this.messagesPerMinute) throw new Rejection(429, 'rate-overlimit');
  }
}
