import type { MessageId } from '../../preload/contract/model.ts';
import type { MediaMessage } from '../accounts/media-store-port.ts';
import type { ChangeNotice } from '../accounts/ports.ts';
import { followsRule } from './download-rule.ts';
import type { MediaParts } from './media-parts.ts';

/** What has changed is looked through together, once in this time. Milliseconds. */
const pause = 500;
/** Older files are fetched when somebody looks at them: history is not fetched by itself. Milliseconds. */
const newFor = 24 * 60 * 60 * 1000;
/** In a burst the rest is fetched when it comes into view. */
const mostAtOnce = 500;

/** Fetches files of new messages, as the accounts' rules say. */
export class NewFiles {
  readonly #parts: MediaParts;
  readonly #want: (message: MediaMessage) => Promise<void>;
  readonly #changed = new Set<MessageId>();
  #cancel: (() => void) | null = null;
  #closed = false;

  constructor(parts: MediaParts, want: (message: MediaMessage) => Promise<void>) {
    this.#parts = parts;
    this.#want = want;
  }

  note({ accountId, messages }: ChangeNotice): void {
    if (this.#closed || messages.length === 0 || this.#rule(accountId) === 'never') return;
    for (const { messageId } of messages) if (this.#changed.size < mostAtOnce) this.#changed.add(messageId);
    this.#cancel ??= this.#parts.clock.after(pause, () => {
      this.#cancel = null;
      this.#look().catch((error: unknown) =>
        this.#parts.logger.warn('new files could not be looked for', { error }),
      );
    });
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }

  async #look(): Promise<void> {
    const { clock, store, wire } = this.#parts;
    const ids = [...this.#changed];
    this.#changed.clear();
    for (const message of await store.untouched(ids, clock.now() - newFor)) {
      if (this.#closed) return;
      if (followsRule(this.#rule(message.accountId), wire.sourceOf(message.content)))
        await this.#want(message);
    }
  }

  #rule(accountId: MediaMessage['accountId']) {
    try {
      return this.#parts.accounts.settings(accountId).autoDownload;
    } catch {
      // It was removed meanwhile.
      return 'never';
    }
  }
}
