import type { AccountId, MessageId } from '../../preload/contract/model.ts';

export interface Transfer {
  readonly messageId: MessageId;
  readonly accountId: AccountId;
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly messageId: MessageId;
  readonly accountId: AccountId;
  urgent: boolean;
}

/**
 * Transfers that run a few at a time: some of one account, some in all, those first that a person waits for. One per message.
 */
export class TransferQueue {
  readonly #run: (transfer: Transfer) => Promise<void>;
  readonly #perAccount: number;
  readonly #inAll: number;
  readonly #waiting = new Map<MessageId, Waiting>();
  readonly #running = new Map<
    MessageId,
    { readonly accountId: AccountId; readonly abort: AbortController }
  >();
  #closed = false;

  /** `run` deals with its own errors. */
  constructor(
    limits: { readonly perAccount: number; readonly inAll: number },
    run: (transfer: Transfer) => Promise<void>,
  ) {
    this.#perAccount = limits.perAccount;
    this.#inAll = limits.inAll;
    this.#run = run;
  }

  has(messageId: MessageId): boolean {
    return this.#waiting.has(messageId) || this.#running.has(messageId);
  }

  isRunning(messageId: MessageId): boolean {
    return this.#running.has(messageId);
  }

  add(accountId: AccountId, messageId: MessageId, urgent: boolean): void {
    if (this.#closed || this.#running.has(messageId)) return;
    const known = this.#waiting.get(messageId);
    if (known === undefined) this.#waiting.set(messageId, { accountId, messageId, urgent });
    else known.urgent ||= urgent;
    this.#next();
  }

  /** True when there was something to end. */
  cancel(messageId: MessageId): boolean {
    const running = this.#running.get(messageId);
    running?.abort.abort();
    return this.#waiting.delete(messageId) || running !== undefined;
  }

  /** Ends what an account has under way. */
  cancelAccount(accountId: AccountId): void {
    for (const [messageId, waiting] of this.#waiting)
      if (waiting.accountId === accountId) this.#waiting.delete(messageId);
    for (const running of this.#running.values()) if (running.accountId === accountId) running.abort.abort();
  }

  /** Ends everything; nothing begins any more. Resolves when all has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.clear();
    for (const { abort } of this.#running.values()) abort.abort();
    await Promise.all(this.#ends);
  }

  readonly #ends = new Set<Promise<void>>();

  #next(): void {
    while (!this.#closed && this.#running.size < this.#inAll) {
      const chosen = this.#choose();
      if (chosen === null) return;
      this.#start(chosen);
    }
  }

  #choose(): Waiting | null {
    const busy = new Map<AccountId, number>();
    for (const { accountId } of this.#running.values()) busy.set(accountId, (busy.get(accountId) ?? 0) + 1);
    let chosen: Waiting | null = null;
    for (const waiting of this.#waiting.values()) {
      if ((busy.get(waiting.accountId) ?? 0) >= this.#perAccount) continue;
      if (waiting.urgent) return waiting;
      chosen ??= waiting;
    }
    return chosen;
  }

  #start({ messageId, accountId }: Waiting): void {
    this.#waiting.delete(messageId);
    const abort = new AbortController();
    this.#running.set(messageId, { accountId, abort });
    const end = this.#run({ messageId, accountId, signal: abort.signal }).finally(() => {
      this.#running.delete(messageId);
      this.#ends.delete(end);
      this.#next();
    });
    this.#ends.add(end);
  }
}
