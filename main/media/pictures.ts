import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import { MediaError } from '../accounts/media-port.ts';
import type { PictureRow } from '../accounts/media-store-port.ts';
import { sniffedType } from './content-types.ts';
import { isDiskFull, type MediaParts } from './media-parts.ts';

/** A picture is looked at anew after this, and one that is not there after this. Milliseconds. */
const holdsFor = 24 * 60 * 60 * 1000;
/** The service is asked for at most one picture of an account in this time. Milliseconds. */
const pause = 400;
/** What is asked for and was scrolled away from is forgotten beyond this. */
const mostWaiting = 80;

/**
 * Pictures of people, groups and the accounts themselves: fetched when they come into view, one after the other, so that no
 * account looks like one that gathers pictures.
 */
export class Pictures {
  readonly #parts: MediaParts;
  readonly #waiting = new Map<AccountId, Map<ChatId | null, PictureRow>>();
  readonly #busy = new Set<AccountId>();
  readonly #abort = new AbortController();
  readonly #keeping = new Set<Promise<void>>();

  constructor(parts: MediaParts) {
    this.#parts = parts;
  }

  /** These chats are in view. */
  async view(accountId: AccountId, chatIds: readonly ChatId[]): Promise<void> {
    if (this.#parts.accounts.socket(accountId) === null) return;
    this.#add(accountId, await this.#parts.store.pictures(accountId, chatIds));
  }

  /** The account has come online, or begins to be shown. */
  async viewOwn(accountId: AccountId): Promise<void> {
    const own = await this.#parts.store.ownPicture(accountId);
    this.#parts.accounts.setPicture(accountId, own.url);
    if (this.#parts.accounts.socket(accountId) !== null) this.#add(accountId, [own]);
  }

  /** Nothing is written any more when it resolves. */
  async close(): Promise<void> {
    this.#abort.abort();
    this.#waiting.clear();
    await Promise.allSettled(this.#keeping);
  }

  accountGone(accountId: AccountId): void {
    this.#waiting.delete(accountId);
  }

  #add(accountId: AccountId, rows: readonly PictureRow[]): void {
    const old = this.#parts.clock.now() - holdsFor;
    const waiting = this.#waiting.get(accountId) ?? new Map<ChatId | null, PictureRow>();
    for (const row of rows) {
      const hasNone = row.address?.type === 'place' && row.address.kind !== 'group';
      if (row.checkedAt > old || hasNone) continue;
      // What is in view now comes before what was.
      waiting.delete(row.chatId);
      waiting.set(row.chatId, row);
    }
    for (const key of waiting.keys()) {
      if (waiting.size <= mostWaiting) break;
      waiting.delete(key);
    }
    this.#waiting.set(accountId, waiting);
    if (!this.#busy.has(accountId)) void this.#work(accountId);
  }

  /** Never rejects. */
  async #work(accountId: AccountId): Promise<void> {
    this.#busy.add(accountId);
    try {
      for (;;) {
        const waiting = this.#waiting.get(accountId);
        const row = [...(waiting?.values() ?? [])].at(-1);
        if (waiting === undefined || row === undefined || this.#abort.signal.aborted) return;
        waiting.delete(row.chatId);
        await this.#fetch(accountId, row);
        await new Promise<void>((resolve) => this.#parts.clock.after(pause, resolve));
      }
    } catch (error: unknown) {
      // Offline, most likely: they are asked for again when they come into view.
      this.#waiting.delete(accountId);
      if (!(error instanceof MediaError) && !this.#abort.signal.aborted)
        this.#parts.logger.warn('a picture could not be fetched', { error });
    } finally {
      this.#busy.delete(accountId);
    }
  }

  async #fetch(accountId: AccountId, row: PictureRow): Promise<void> {
    const { accounts, store } = this.#parts;
    const files = accounts.socket(accountId)?.files;
    if (files === undefined) throw new MediaError('connection', 'the account is not online');
    const url = await files.pictureUrl(row.address);
    const bytes = url === null ? null : await this.#bytesOf(accountId, url);
    if (this.#abort.signal.aborted) return;
    const kept = this.#keep(accountId, row, bytes).finally(() => this.#keeping.delete(kept));
    this.#keeping.add(kept);
    await kept;
    if (row.chatId === null) accounts.setPicture(accountId, (await store.ownPicture(accountId)).url);
  }

  async #keep(accountId: AccountId, row: PictureRow, bytes: Uint8Array | null): Promise<void> {
    const { clock, folder, publish, store } = this.#parts;
    const file = bytes === null ? null : await folder.add((write) => write(bytes));
    try {
      const kept = file === null ? null : { name: file.name, bytes: file.bytes };
      const notice = await store.setPicture(accountId, row.chatId, kept, clock.now());
      if (notice !== null) publish(notice);
    } finally {
      if (file !== null) folder.release(file.name);
    }
  }

  async #bytesOf(accountId: AccountId, url: string): Promise<Uint8Array | null> {
    const { accounts, wire } = this.#parts;
    const proxy = accounts.proxy(accountId);
    try {
      const bytes = await wire.fetchPicture({ accountId, proxy, url, signal: this.#abort.signal });
      const type = sniffedType(bytes);
      return type === 'image/jpeg' || type === 'image/png' || type === 'image/webp' ? bytes : null;
    } catch (error: unknown) {
      if (isDiskFull(error)) throw error;
      // Gone between the two questions, or not for us: as if there were none.
      if (error instanceof MediaError && (error.trouble === 'gone' || error.trouble === 'refused'))
        return null;
      throw error;
    }
  }
}
