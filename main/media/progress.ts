import type { AccountId, ChatId, MessageId } from '../../preload/contract/model.ts';
import type { Clock } from '../accounts/ports.ts';

export interface Progress {
  readonly kind: 'downloading' | 'uploading';
  readonly done: number;
  readonly total: number | null;
}

interface Entry {
  progress: Progress;
  told: boolean;
}

/** A bar needs no more steps a second than this. Milliseconds. */
const step = 250;

/** How far transfers are: in memory only, told a few times a second. */
export class ProgressBoard {
  readonly #clock: Clock;
  readonly #tell: (accountId: AccountId, chatId: ChatId, messageId: MessageId) => void;
  readonly #entries = new Map<MessageId, Entry>();

  constructor(clock: Clock, tell: (accountId: AccountId, chatId: ChatId, messageId: MessageId) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  of(messageId: MessageId): Progress | null {
    return this.#entries.get(messageId)?.progress ?? null;
  }

  set(
    place: { readonly accountId: AccountId; readonly chatId: ChatId; readonly messageId: MessageId },
    progress: Progress,
  ): void {
    const known = this.#entries.get(place.messageId);
    if (known !== undefined) {
      known.progress = progress;
      if (known.told) return;
      known.told = true;
    } else {
      this.#entries.set(place.messageId, { progress, told: true });
    }
    // The first step is told at once, and those of the next moment together.
    if (known === undefined) this.#tell(place.accountId, place.chatId, place.messageId);
    this.#clock.after(step, () => {
      const entry = this.#entries.get(place.messageId);
      if (entry === undefined) return;
      entry.told = false;
      this.#tell(place.accountId, place.chatId, place.messageId);
    });
  }

  /** The transfer is over; whoever ended it tells of it. */
  clear(messageId: MessageId): void {
    this.#entries.delete(messageId);
  }
}
