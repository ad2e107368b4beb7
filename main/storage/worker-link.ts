import { Worker } from 'node:worker_threads';
import { StoreError } from '../accounts/ports.ts';
import type { SlowQueryReport } from './connection.ts';
import type { Topic } from './methods.ts';
import { packBytes } from './pack-bytes.ts';
import type { Answer, Call, FromWorker, OpenRequest, ToWorker } from './protocol.ts';

interface Waiting<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (error: StoreError) => void;
}

export interface WorkerOptions {
  /** Of the thread, for whoever looks at a running process. */
  readonly name: string;
  readonly workerFile: string;
  readonly onSlowQuery: SlowQueryReport | undefined;
  /** Called when the thread has ended without being asked to. */
  readonly onLost?: () => void;
}

/** The storage thread seen from outside: calls go in, promises come out, all of them settle. */
export class WorkerLink {
  readonly #worker: Worker;
  readonly #onSlowQuery: SlowQueryReport | undefined;
  readonly #exited: Promise<void>;
  readonly #open = new Map<number, Waiting<unknown>>();
  #opening: Waiting<void> | null = null;
  #outbox: Call[] = [];
  #lastId = 0;
  /** Why nothing can be asked any more; null while it can. */
  #ended: StoreError | null = null;

  constructor(options: WorkerOptions) {
    this.#onSlowQuery = options.onSlowQuery;
    this.#worker = new Worker(options.workerFile, { name: options.name });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('messageerror', () => this.#end('an answer of the store could not be read'));
    this.#worker.on('error', (error) => this.#end('the storage thread failed', error));
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        const wasOpen = this.#ended === null;
        this.#end('the storage thread has ended');
        if (wasOpen) options.onLost?.();
        resolve();
      });
    });
  }

  /** Rejects with the code of what is wrong with the store; the thread is gone then. */
  async open(request: OpenRequest): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.#opening = { resolve, reject };
        this.#post({ type: 'open', ...request });
      });
    } catch (error) {
      await this.#worker.terminate();
      throw error;
    }
  }

  /** False when every call would be rejected. */
  isOpen(): boolean {
    return this.#ended === null;
  }

  call(topic: Topic, method: string, parameters: readonly unknown[]): Promise<unknown> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#open.set(this.#lastId, { resolve, reject });
      // What is asked in one turn goes in one message, and so into one commit.
      if (this.#outbox.length === 0) queueMicrotask(() => this.#flush());
      this.#outbox.push({ id: this.#lastId, topic, method, parameters });
    });
  }

  /** Waits for everything that was asked, then for the thread to end. Safe to call again. */
  async close(): Promise<void> {
    if (this.#ended === null) {
      this.#flush();
      this.#ended = new StoreError('store-unavailable', 'the store is closed');
      this.#post({ type: 'close' });
    }
    await this.#exited;
  }

  #flush(): void {
    const calls = this.#outbox;
    this.#outbox = [];
    if (calls.length > 0 && this.#ended === null) this.#post({ type: 'calls', calls });
  }

  #post(message: ToWorker): void {
    const packed = packBytes(message);
    this.#worker.postMessage(packed.value, [...packed.transfers]);
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'opened':
        this.#opening?.resolve();
        this.#opening = null;
        break;
      case 'failed':
        this.#opening?.reject(new StoreError(message.code, message.message));
        this.#opening = null;
        break;
      case 'answers':
        for (const answer of message.answers) this.#settle(answer);
        break;
      case 'slow-query':
        this.#onSlowQuery?.(message.name, message.milliseconds);
        break;
      case 'closed':
        break;
    }
  }

  #settle(answer: Answer): void {
    const waiting = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(new StoreError(answer.code, answer.message));
  }

  #end(message: string, cause?: unknown): void {
    const error = new StoreError('store-unavailable', message, cause === undefined ? {} : { cause });
    this.#ended ??= error;
    this.#opening?.reject(error);
    this.#opening = null;
    for (const waiting of this.#open.values()) waiting.reject(error);
    this.#open.clear();
  }
}
