import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ChangeNotice, ChatStore, Clock, Logger } from './ports.ts';
import { clearOld, dueByRule } from './storage-usage.ts';

/** Nobody waits for it, and it is out of the way of the start. Milliseconds. */
const firstLook = 2 * 60_000;
const interval = 60 * 60_000;

interface RetentionSweepParts {
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly accounts: () => readonly { readonly id: AccountId; readonly keep: AccountSettings['keep'] }[];
  readonly publish: (notice: ChangeNotice) => void;
}

/** Lets go what the rules of the accounts do not keep: one account after the other, in small steps, every hour. */
export class RetentionSweep {
  readonly #parts: RetentionSweepParts;
  #cancel: (() => void) | null = null;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: RetentionSweepParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#plan(firstLook);
  }

  /** A rule has changed. Resolves when it has been followed. */
  now(): Promise<void> {
    this.#cancel?.();
    this.#running = this.#running.then(() => this.#look());
    return this.#running;
  }

  /** Resolves when nothing of it is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#running;
  }

  #plan(wait: number): void {
    if (!this.#stopped) this.#cancel = this.#parts.clock.after(wait, () => void this.now());
  }

  async #look(): Promise<void> {
    const { accounts, logger } = this.#parts;
    for (const account of accounts()) {
      if (this.#stopped) return;
      await this.#sweep(account).catch((error: unknown) => {
        logger.error('what is not kept could not be deleted', { account: account.id, error });
      });
    }
    this.#plan(interval);
  }

  async #sweep({ id, keep }: ReturnType<RetentionSweepParts['accounts']>[number]): Promise<void> {
    const { chats, clock, logger, publish } = this.#parts;
    const rules = [keep.messages, keep.media];
    if (rules.every(({ days, megabytes }) => days === null && megabytes === null)) return;
    for (const old of await dueByRule(chats, id, keep, clock.now())) {
      const { messages, bytes } = await clearOld(chats, id, old, publish, () => !this.#stopped);
      if (messages > 0) logger.info('let go by a rule', { account: id, what: old.what, messages, bytes });
    }
  }
}
