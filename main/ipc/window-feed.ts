import type { AccountId, AccountView, ChatId, MessageId } from '../../preload/contract/model.ts';
import type { ChangeNotice, ChatStore, Clock, Logger } from '../accounts/ports.ts';
import type { WindowChannel } from './window-channel.ts';

/** At most one push of a kind in this time: one frame. Milliseconds. */
const frame = 16;

interface WatchedConversation {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
}

/**
 * What one window sees. It gets all accounts, and of chats only the list and the conversation that it has open: a
 * hundred busy accounts must not make the channel busy. Changes are gathered for one frame and sent as whole rows.
 */
export class WindowFeed {
  readonly #channel: WindowChannel;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #chats: Pick<ChatStore, 'chatViews' | 'messageViews'> | null = null;
  #watchedAccount: AccountId | null = null;
  #watchedConversation: WatchedConversation | null = null;
  readonly #accounts = new Map<AccountId, AccountView>();
  readonly #removedAccounts = new Set<AccountId>();
  readonly #chatIds = new Set<ChatId>();
  readonly #removedChatIds = new Set<ChatId>();
  readonly #messageIds = new Set<MessageId>();
  /** Pages being read now. A patch with newer rows must not overtake a page with older ones. */
  #reading = 0;
  #scheduled = false;
  #flushing = false;

  constructor(channel: WindowChannel, clock: Clock, logger: Logger) {
    this.#channel = channel;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Where rows come from, once the store is open. */
  useStore(chats: Pick<ChatStore, 'chatViews' | 'messageViews'>): void {
    this.#chats = chats;
  }

  sequence(): number {
    return this.#channel.sequence();
  }

  /** A page that begins anew knows nothing. */
  reset(): void {
    this.#channel.reset();
    this.#watchedAccount = null;
    this.#watchedConversation = null;
    for (const pending of [
      this.#accounts,
      this.#removedAccounts,
      this.#chatIds,
      this.#removedChatIds,
      this.#messageIds,
    ]) {
      pending.clear();
    }
  }

  watchChats(accountId: AccountId): void {
    if (this.#watchedAccount === accountId) return;
    this.#watchedAccount = accountId;
    this.#chatIds.clear();
    this.#removedChatIds.clear();
  }

  watchConversation(watched: WatchedConversation | null): void {
    this.#watchedConversation = watched;
    this.#messageIds.clear();
  }

  /** Reads a page while no patch goes out; what changes meanwhile follows after the answer. */
  async reading<Value>(read: () => Promise<Value>): Promise<Value> {
    this.#reading++;
    try {
      return await read();
    } finally {
      this.#reading--;
      this.#schedule();
    }
  }

  accountChanged(view: AccountView): void {
    this.#accounts.set(view.id, view);
    this.#removedAccounts.delete(view.id);
    this.#schedule();
  }

  accountRemoved(accountId: AccountId): void {
    this.#accounts.delete(accountId);
    this.#removedAccounts.add(accountId);
    if (this.#watchedAccount === accountId) this.#watchedAccount = null;
    if (this.#watchedConversation?.accountId === accountId) this.watchConversation(null);
    this.#schedule();
  }

  chatsChanged(notice: ChangeNotice): void {
    if (notice.accountId === this.#watchedAccount) {
      for (const id of notice.chatIds) this.#chatIds.add(id);
      for (const id of notice.removedChatIds) {
        this.#chatIds.delete(id);
        this.#removedChatIds.add(id);
      }
    }
    const watched = this.#watchedConversation;
    if (watched !== null && notice.accountId === watched.accountId) {
      for (const { chatId, messageId } of notice.messages) {
        if (chatId === watched.chatId) this.#messageIds.add(messageId);
      }
    }
    this.#schedule();
  }

  #hasWork(): boolean {
    const pending = [
      this.#accounts,
      this.#removedAccounts,
      this.#chatIds,
      this.#removedChatIds,
      this.#messageIds,
    ];
    return pending.some((set) => set.size > 0);
  }

  #schedule(): void {
    if (this.#scheduled || this.#flushing || this.#reading > 0 || !this.#hasWork()) return;
    this.#scheduled = true;
    this.#clock.after(frame, () => {
      this.#scheduled = false;
      if (this.#reading > 0) return;
      this.#flush().catch((error: unknown) => this.#logger.error('could not tell the window', { error }));
    });
  }

  async #flush(): Promise<void> {
    this.#flushing = true;
    try {
      this.#flushAccounts();
      await this.#flushChats();
      await this.#flushMessages();
    } finally {
      this.#flushing = false;
      this.#schedule();
    }
  }

  #flushAccounts(): void {
    const upserts = [...this.#accounts.values()];
    const removed = [...this.#removedAccounts];
    this.#accounts.clear();
    this.#removedAccounts.clear();
    if (upserts.length + removed.length > 0) this.#channel.send({ type: 'accounts', upserts, removed });
  }

  async #flushChats(): Promise<void> {
    const accountId = this.#watchedAccount;
    const ids = [...this.#chatIds];
    const removed = [...this.#removedChatIds];
    this.#chatIds.clear();
    this.#removedChatIds.clear();
    if (accountId === null || this.#chats === null || ids.length + removed.length === 0) return;
    const upserts = ids.length === 0 ? [] : await this.#chats.chatViews(accountId, ids);
    // While the rows were read, the person may have gone to another account.
    if (this.#watchedAccount === accountId)
      this.#channel.send({ type: 'chats', accountId, upserts, removed });
  }

  async #flushMessages(): Promise<void> {
    const watched = this.#watchedConversation;
    const ids = [...this.#messageIds];
    this.#messageIds.clear();
    if (watched === null || this.#chats === null || ids.length === 0) return;
    const { accountId, chatId } = watched;
    const upserts = await this.#chats.messageViews(accountId, chatId, ids);
    if (this.#watchedConversation !== watched) return;
    const found = new Set(upserts.map((message) => message.id));
    const removed = ids.filter((id) => !found.has(id));
    this.#channel.send({ type: 'messages', accountId, chatId, upserts, removed });
  }
}
