import type { ChatFilter } from '../../preload/contract/chat-filters.ts';
import type { AccountId, ChatId, ChatView } from '../../preload/contract/model.ts';
import type { ChangeNotice, ChatStore } from '../accounts/ports.ts';
import type { UnnumberedEvent } from './window-channel.ts';

/** Whether a chat belongs into a list. The store's pages and this must agree. */
export function belongsTo(filter: ChatFilter, chat: ChatView): boolean {
  if (filter === 'archived') return chat.archived;
  if (chat.archived) return false;
  switch (filter) {
    case 'all':
      return true;
    case 'unread':
      return chat.unread > 0 || chat.markedUnread;
    case 'groups':
      return chat.kind === 'group';
    case 'direct':
      return chat.kind === 'direct';
  }
}

/** The chat list that a window shows, and which of its rows have changed since they were last told. */
export class WatchedList {
  /** Null: the list over all accounts. */
  readonly accountId: AccountId | null;
  readonly filter: ChatFilter;
  readonly #changed = new Set<ChatId>();
  readonly #removed = new Set<ChatId>();

  constructor(accountId: AccountId | null, filter: ChatFilter) {
    this.accountId = accountId;
    this.filter = filter;
  }

  note(notice: ChangeNotice): void {
    if (this.accountId !== null && this.accountId !== notice.accountId) return;
    for (const id of notice.chatIds) this.#changed.add(id);
    for (const id of notice.removedChatIds) {
      this.#changed.delete(id);
      this.#removed.add(id);
    }
  }

  hasWork(): boolean {
    return this.#changed.size + this.#removed.size > 0;
  }

  /** Takes what has changed so far; null when nothing has. */
  async take(chats: Pick<ChatStore, 'chatViews'>): Promise<UnnumberedEvent | null> {
    if (!this.hasWork()) return null;
    const ids = [...this.#changed];
    const removed = [...this.#removed];
    this.#changed.clear();
    this.#removed.clear();
    const { accountId, filter } = this;
    const rows = ids.length === 0 ? [] : await chats.chatViews(accountId, ids);
    const upserts = rows.filter((chat) => belongsTo(filter, chat));
    for (const chat of rows) if (!belongsTo(filter, chat)) removed.push(chat.id);
    return { type: 'chats', accountId, filter, upserts, removed };
  }
}
