import type { MediaFailure } from '../../preload/contract/message-parts.ts';
import type { AccountId, MessageId } from '../../preload/contract/model.ts';
import { MediaError } from '../accounts/media-port.ts';
import type { MediaMessage } from '../accounts/media-store-port.ts';
import { DamagedFile, type SealedReader } from './sealed-file.ts';
import type { MediaParts } from './media-parts.ts';
import type { ProgressBoard } from './progress.ts';
import { TransferQueue, type Transfer } from './transfer-queue.ts';

const limits = { perAccount: 2, inAll: 4 };
/** Pauses before an upload that broke off is tried again; after the last it has failed. Milliseconds. */
const retryAfter = [2_000, 10_000, 30_000];

/**
 * Uploads the files of queued messages, and hands those over to the outbox. What is to be uploaded is in the store: a kill
 * at any time ends in the same message with the same id.
 */
export class Uploads {
  readonly #parts: MediaParts;
  readonly #board: ProgressBoard;
  readonly #queue: TransferQueue;
  readonly #tries = new Map<MessageId, number>();
  #closing = false;

  constructor(parts: MediaParts, board: ProgressBoard) {
    this.#parts = parts;
    this.#board = board;
    this.#queue = new TransferQueue(limits, (transfer) => this.#run(transfer));
  }

  /** Begins what waits of this account, when it is online. Safe to call at any time. */
  async check(accountId: AccountId): Promise<void> {
    if (this.#closing || this.#parts.accounts.socket(accountId) === null) return;
    for (const { messageId } of await this.#parts.store.uploads(accountId))
      this.#queue.add(accountId, messageId, true);
  }

  isUnderWay(messageId: MessageId): boolean {
    return this.#queue.has(messageId);
  }

  /** The message is `failed` then, and can be tried again. */
  async cancel(messageId: MessageId): Promise<void> {
    const running = this.#queue.isRunning(messageId);
    this.#queue.cancel(messageId);
    if (!running) await this.#fail(messageId, null);
  }

  accountGone(accountId: AccountId): void {
    this.#queue.cancelAccount(accountId);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue.close();
  }

  async #run({ messageId, accountId, signal }: Transfer): Promise<void> {
    const { store, accounts, logger, publish } = this.#parts;
    try {
      const message = await store.mediaMessage(messageId);
      if (message === null || !message.toUpload || message.status !== 'queued') return;
      const content = await this.#upload(message, signal);
      this.#board.clear(messageId);
      this.#tries.delete(messageId);
      const notice = await store.setUploaded(messageId, content);
      if (notice !== null) publish(notice);
      accounts.flush(accountId);
    } catch (error: unknown) {
      this.#board.clear(messageId);
      if (this.#closing) return;
      const trouble = troubleOf(error);
      if (trouble === 'connection') return;
      if (trouble === 'network' && this.#again(accountId, messageId)) return;
      this.#tries.delete(messageId);
      if (trouble !== 'cancelled') logger.warn('a file could not be uploaded', { reason: trouble, error });
      await this.#fail(messageId, trouble === 'cancelled' ? null : trouble).catch((cause: unknown) =>
        logger.error('the state of an upload could not be kept', { error: cause }),
      );
    }
  }

  async #upload(message: MediaMessage, signal: AbortSignal): Promise<Uint8Array> {
    const { accounts, folder } = this.#parts;
    const files = accounts.socket(message.accountId)?.files;
    if (files === undefined) throw new MediaError('connection', 'the account is not online');
    if (message.file === null) throw new MediaError('gone', 'the file is not here any more');
    const { name, bytes } = message.file;
    folder.hold(name);
    let reader: SealedReader | null = null;
    try {
      const open = (reader = await folder.open(name));
      this.#board.set(message, { kind: 'uploading', done: 0, total: bytes });
      return await files.upload({
        content: message.content,
        bytes,
        signal,
        read: () => open.read(),
        progress: (done, total) => this.#board.set(message, { kind: 'uploading', done, total }),
      });
    } finally {
      await reader?.close();
      folder.release(name);
    }
  }

  /** True when it will be tried again by itself. */
  #again(accountId: AccountId, messageId: MessageId): boolean {
    const tries = this.#tries.get(messageId) ?? 0;
    const wait = retryAfter[tries];
    if (wait === undefined) return false;
    this.#tries.set(messageId, tries + 1);
    this.#parts.clock.after(wait, () => {
      this.check(accountId).catch(() => undefined);
    });
    return true;
  }

  async #fail(messageId: MessageId, reason: MediaFailure | null): Promise<void> {
    const notice = await this.#parts.store.failUpload(messageId, reason);
    if (notice !== null) this.#parts.publish(notice);
  }
}

function troubleOf(error: unknown): MediaFailure | 'connection' | 'cancelled' {
  if (error instanceof MediaError) return error.trouble;
  if (error instanceof DamagedFile) return 'damaged';
  return (error as { readonly code?: unknown } | null)?.code === 'ENOENT' ? 'gone' : 'unknown';
}
