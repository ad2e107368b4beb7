export interface SentMessage {
  readonly senderNumber: string;
  readonly addressing: 'lid' | 'pn';
}

const KEPT = 50_000;

/** What the service remembers of messages on their way: enough to route receipts back, never their content. */
export class SentMessages {
  readonly #messages = new Map<string, SentMessage>();
  readonly #receipts = new Set<string>();

  remember(id: string, message: SentMessage): void {
    this.#messages.set(id, message);
    trim(this.#messages);
  }

  find(id: string): SentMessage | undefined {
    return this.#messages.get(id);
  }

  save(): [id: string, senderNumber: string, addressing: SentMessage['addressing']][] {
    return [...this.#messages].map(([id, { senderNumber, addressing }]) => [id, senderNumber, addressing]);
  }

  restore(saved: ReturnType<SentMessages['save']>): void {
    for (const [id, senderNumber, addressing] of saved) this.remember(id, { senderNumber, addressing });
  }

  /** True the first time that this person gives this receipt for this message; only the first is passed on. */
  isFirstReceipt(id: string, number: string, type: string): boolean {
    const key = `${id} ${number} ${type}`;
    if (this.#receipts.has(key)) return false;
    this.#receipts.add(key);
    trim(this.#receipts);
    return true;
  }
}

function trim(collection: {
  size: number;
  keys(): IterableIterator<string>;
  delete(key: string): boolean;
}): void {
  if (collection.size <= KEPT) return;
  for (const key of collection.keys()) {
    collection.delete(key);
    break;
  }
}
