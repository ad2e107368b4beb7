import type { AccountId, ChatId, MessageId, MessageView } from '../../preload/contract/model.ts';
import type { ChangeNotice, ChatStore } from '../accounts/ports.ts';
import type { UnnumberedEvent } from './window-channel.ts';

/** A page as the store gave it, and which way it continues what was loaded before. */
export interface LoadedPage {
  readonly way: 'anew' | 'older' | 'newer';
  readonly rows: readonly MessageView[];
  /** Null where nothing lies on that side; of no meaning on the side that the page does not touch. */
  readonly cursor: string | null;
  readonly newer: string | null;
}

/** A file, or what is left of one that was deleted. */
const isOfGallery = ({ kind, parts }: MessageView): boolean =>
  parts.media !== undefined || kind === 'deleted';

/**
 * The conversation that a window shows: the part of it that was loaded, from one sort key to another. Rows in that part
 * are told as they change. What comes before or after it is not pushed, or a reader in the middle would get rows with a gap
 * between; the window learns that there is something, and pages on when the reader gets there.
 */
export class WatchedConversation {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly #changed = new Set<MessageId>();
  #infoChanged = false;
  /** Sort keys of the first and the last row that was loaded; null while there is none. */
  #first: string | null = null;
  #last: string | null = null;
  #hasOlder = false;
  #hasNewer = false;
  /** Changed rows with files that are not in the loaded part. */
  #outside: readonly MessageView[] = [];

  constructor(accountId: AccountId, chatId: ChatId) {
    this.accountId = accountId;
    this.chatId = chatId;
  }

  isOf(accountId: AccountId, chatId: ChatId): boolean {
    return this.accountId === accountId && this.chatId === chatId;
  }

  loaded(page: LoadedPage): void {
    const first = page.rows[0]?.sortKey ?? null;
    const last = page.rows.at(-1)?.sortKey ?? null;
    if (page.way !== 'newer') {
      this.#first = first ?? (page.way === 'anew' ? null : this.#first);
      this.#hasOlder = page.cursor !== null;
    }
    if (page.way !== 'older') {
      this.#last = last ?? (page.way === 'anew' ? null : this.#last);
      this.#hasNewer = page.newer !== null;
    }
  }

  note(notice: ChangeNotice): void {
    if (notice.accountId !== this.accountId) return;
    if (notice.details?.includes(this.chatId) === true) this.#infoChanged = true;
    for (const { chatId, messageId } of notice.messages) {
      if (chatId === this.chatId) this.#changed.add(messageId);
    }
  }

  hasWork(): boolean {
    return this.#infoChanged || this.#changed.size > 0;
  }

  /** Says once that the details of the chat have changed. */
  takeInfo(): UnnumberedEvent | null {
    if (!this.#infoChanged) return null;
    this.#infoChanged = false;
    return { type: 'chat-info', accountId: this.accountId, chatId: this.chatId };
  }

  /** Takes what has changed so far; null when nothing of it concerns the window. */
  async take(chats: Pick<ChatStore, 'messageViews'>): Promise<UnnumberedEvent | null> {
    if (this.#changed.size === 0) return null;
    const ids = [...this.#changed];
    this.#changed.clear();
    const { accountId, chatId } = this;
    const rows = await chats.messageViews(accountId, chatId, ids);
    const found = new Set(rows.map((message) => message.id));
    const removed = ids.filter((id) => !found.has(id));
    const before = `${this.#hasOlder} ${this.#hasNewer}`;
    const upserts = this.#inside(rows);
    const inside = new Set(upserts.map((message) => message.id));
    this.#outside = rows.filter((row) => !inside.has(row.id) && isOfGallery(row));
    const unchanged = before === `${this.#hasOlder} ${this.#hasNewer}`;
    if (unchanged && upserts.length + removed.length === 0) return null;
    return {
      type: 'messages',
      accountId,
      chatId,
      upserts,
      removed,
      cursor: this.#hasOlder ? this.#first : null,
      newer: this.#hasNewer ? this.#last : null,
    };
  }

  /** Once, what the last `take` has left out and a gallery may show; null when there is nothing. */
  takeOutside(): UnnumberedEvent | null {
    const upserts = this.#outside;
    this.#outside = [];
    const { accountId, chatId } = this;
    return upserts.length === 0 ? null : { type: 'gallery', accountId, chatId, upserts };
  }

  /** The rows that belong to the loaded part. New ones at its end lengthen it while nothing lies between. */
  #inside(rows: readonly MessageView[]): readonly MessageView[] {
    const wasEmpty = this.#first === null;
    return rows
      .toSorted((one, other) => (one.sortKey < other.sortKey ? -1 : 1))
      .filter((row) => {
        if (!wasEmpty && this.#first !== null && row.sortKey < this.#first) {
          this.#hasOlder = true;
          return false;
        }
        if (this.#last !== null && row.sortKey > this.#last && this.#hasNewer) return false;
        this.#first ??= row.sortKey;
        if (this.#last === null || row.sortKey > this.#last) this.#last = row.sortKey;
        return true;
      });
  }
}
