import { readerNames, readerOf, type ReaderName, type Topic } from './methods.ts';
import type { OpenRequest } from './protocol.ts';
import { WorkerLink, type WorkerOptions } from './worker-link.ts';

interface ReadersOptions extends Pick<WorkerOptions, 'workerFile' | 'onSlowQuery'> {
  readonly onReaderLost: (() => void) | undefined;
}

/** The threads that only read. Until one is open, and should it be lost, the writer answers in its place. */
export class Readers {
  readonly #options: ReadersOptions;
  readonly #open = new Map<ReaderName, WorkerLink>();
  #opening: readonly Promise<void>[] = [];
  #closed = false;

  constructor(options: ReadersOptions) {
    this.#options = options;
  }

  /** Begins to open them all when `after` is over; nobody has to wait for it. The keys are copied at once. */
  open(request: OpenRequest, after: Promise<void> | null = null): void {
    if (after === null) return this.#openAll(request);
    const kept = {
      credentialsKey: Uint8Array.from(request.credentialsKey),
      chatsKey: Uint8Array.from(request.chatsKey),
    };
    const begin = (): void => {
      if (!this.#closed) this.#openAll({ ...request, ...kept });
      for (const key of Object.values(kept)) key.fill(0);
    };
    after.then(begin, begin);
  }

  /** The thread that should answer a call; null: the writer. */
  link(topic: Topic, method: string): WorkerLink | null {
    const name = readerOf(topic, method);
    const link = name === null ? undefined : this.#open.get(name);
    return link?.isOpen() === true ? link : null;
  }

  /** Waits for what was asked so far. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#opening);
    await Promise.all([...this.#open.values()].map((link) => link.close()));
  }

  #openAll(request: OpenRequest): void {
    this.#opening = readerNames.map((name) => this.#openOne(name, request));
  }

  async #openOne(name: ReaderName, request: OpenRequest): Promise<void> {
    const { workerFile, onSlowQuery, onReaderLost } = this.#options;
    const lost = (): void => onReaderLost?.();
    try {
      const link = new WorkerLink({ name: `storage-${name}`, workerFile, onSlowQuery, onLost: lost });
      await link.open(request);
      this.#open.set(name, link);
    } catch {
      lost();
    }
  }
}
