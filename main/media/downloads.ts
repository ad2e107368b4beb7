import { maximumFileBytes } from '../../preload/contract/media.ts';
import type { MediaFailure } from '../../preload/contract/message-parts.ts';
import type { AccountId, MessageId } from '../../preload/contract/model.ts';
import { MediaError, type MediaSource } from '../accounts/media-port.ts';
import type { FileRow, KeptMediaState, MediaMessage } from '../accounts/media-store-port.ts';
import { DamagedFile } from './sealed-file.ts';
import { isDiskFull, type MediaParts } from './media-parts.ts';
import type { ProgressBoard } from './progress.ts';
import { TransferQueue, type Transfer } from './transfer-queue.ts';

const limits = { perAccount: 3, inAll: 8 };
/** A connection that breaks is tried again so often, and after how long. Milliseconds. */
const retryAfter = [1_000, 4_000];

/** Fetches files into the media folder. What is waiting is in the store, and goes on after a restart. */
export class Downloads {
  readonly #parts: MediaParts;
  readonly #board: ProgressBoard;
  readonly #queue: TransferQueue;
  /** A person has asked for these: the phone may be asked when the service has them no longer. */
  readonly #askedFor = new Set<MessageId>();
  #closing = false;

  constructor(parts: MediaParts, board: ProgressBoard) {
    this.#parts = parts;
    this.#board = board;
    this.#queue = new TransferQueue(limits, (transfer) => this.#run(transfer));
  }

  /** `asked`: by a person, who waits for it. Anything else is in no hurry, and does not trouble the phone. */
  async want(message: MediaMessage, asked: boolean): Promise<void> {
    const { accountId, messageId, state } = message;
    if (state.kind === 'here') return;
    if (asked) this.#askedFor.add(messageId);
    if (!this.#queue.has(messageId) && state.kind !== 'waiting')
      await this.#set(messageId, { kind: 'waiting' });
    this.#queue.add(accountId, messageId, asked);
  }

  /** What was waiting when the program ended. */
  async resume(): Promise<void> {
    for (const messageId of await this.#parts.store.waiting()) {
      const message = await this.#parts.store.mediaMessage(messageId);
      if (message !== null) this.#queue.add(message.accountId, messageId, false);
    }
  }

  async cancel(messageId: MessageId): Promise<void> {
    this.#askedFor.delete(messageId);
    if (this.#queue.isRunning(messageId)) this.#queue.cancel(messageId);
    else if (this.#queue.cancel(messageId)) await this.#set(messageId, { kind: 'remote' });
  }

  accountGone(accountId: AccountId): void {
    this.#queue.cancelAccount(accountId);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue.close();
  }

  async #run({ messageId, signal }: Transfer): Promise<void> {
    const { store, logger } = this.#parts;
    const asked = this.#askedFor.delete(messageId);
    try {
      const message = await store.mediaMessage(messageId);
      if (message === null || message.state.kind === 'here') return;
      const file = await this.#obtain(message, asked, signal);
      this.#board.clear(messageId);
      await this.#tell(store.keepFile(messageId, file));
      this.#parts.folder.release(file.name);
    } catch (error: unknown) {
      this.#board.clear(messageId);
      // The program ends: it stays waiting, and goes on next time.
      if (this.#closing) return;
      const state = stateAfter(error);
      if (state.kind === 'failed')
        logger.warn('a file could not be fetched', { reason: state.reason, error });
      await this.#set(messageId, state).catch((cause: unknown) =>
        logger.error('the state of a file could not be kept', { error: cause }),
      );
    }
  }

  /** The file in the folder, held there until it is released. */
  async #obtain(message: MediaMessage, asked: boolean, signal: AbortSignal): Promise<FileRow> {
    const source = this.#parts.wire.sourceOf(message.content);
    if (source === null) throw new MediaError('gone', 'the message does not say where its file is');
    if ((source.bytes ?? 0) > maximumFileBytes) throw new MediaError('too-large', 'the file is too large');
    const here = source.sha256 === null ? null : await this.#findHere(source.sha256);
    if (here !== null) return here;
    try {
      return await this.#fetch(message, source, signal);
    } catch (error: unknown) {
      if (!asked || !(error instanceof MediaError) || error.trouble !== 'gone') throw error;
      return this.#fetch(await this.#fromPhone(message, signal), source, signal);
    }
  }

  /** A file that came with another message already: a forwarded picture is fetched and kept once. */
  async #findHere(sha256: Uint8Array): Promise<FileRow | null> {
    const { folder, store } = this.#parts;
    const name = folder.nameOf(sha256);
    folder.hold(name);
    const row = await store.findFile(name).catch(() => null);
    const whole = row !== null && (await folder.check(name));
    if (whole) return row;
    folder.release(name);
    return null;
  }

  async #fromPhone(message: MediaMessage, signal: AbortSignal): Promise<MediaMessage> {
    const { accounts, store } = this.#parts;
    const files = accounts.socket(message.accountId)?.files;
    // Not online: the phone can't be asked now.
    if (files === undefined) throw new MediaError('gone', 'the phone can not be asked now');
    const content = await files.askPhone(message.content, signal);
    await store.setMediaContent(message.messageId, content);
    return { ...message, content };
  }

  async #fetch(message: MediaMessage, source: MediaSource, signal: AbortSignal): Promise<FileRow> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#fetchOnce(message, source, signal);
      } catch (error: unknown) {
        const wait = retryAfter[attempt];
        const mayPass = error instanceof MediaError && error.trouble === 'network';
        if (!mayPass || wait === undefined || signal.aborted) throw error;
        await this.#pause(wait, signal);
      }
    }
  }

  #fetchOnce(message: MediaMessage, source: MediaSource, signal: AbortSignal): Promise<FileRow> {
    const { accounts, folder, wire } = this.#parts;
    const { accountId, content } = message;
    return folder.add((write) =>
      wire.fetchFile({
        accountId,
        content,
        signal,
        write,
        proxy: accounts.proxy(accountId),
        maximumBytes: source.bytes ?? maximumFileBytes,
        progress: (done, total) => this.#board.set(message, { kind: 'downloading', done, total }),
      }),
    );
  }

  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(milliseconds, resolve);
      signal.addEventListener('abort', () => (cancel(), resolve()), { once: true });
    });
  }

  #set(messageId: MessageId, state: KeptMediaState): Promise<void> {
    return this.#tell(this.#parts.store.setMediaState(messageId, state));
  }

  async #tell(change: ReturnType<MediaParts['store']['setMediaState']>): Promise<void> {
    const notice = await change;
    if (notice !== null) this.#parts.publish(notice);
  }
}

function stateAfter(error: unknown): KeptMediaState {
  const failed = (reason: MediaFailure): KeptMediaState => ({ kind: 'failed', reason });
  if (isDiskFull(error)) return failed('disk-full');
  if (error instanceof DamagedFile) return failed('damaged');
  if (!(error instanceof MediaError)) return failed('unknown');
  switch (error.trouble) {
    case 'cancelled':
      return { kind: 'remote' };
    // It can be asked for at the phone.
    case 'gone':
    case 'connection':
      return { kind: 'expired' };
    default:
      return failed(error.trouble);
  }
}
