import type { ChatFilter } from '../../preload/contract/chat-filters.ts';
import type { AccountId, AccountView, ChatId } from '../../preload/contract/model.ts';
import type { ConversationNews } from '../accounts/conversation-news.ts';
import type { ChangeNotice, ChatStore, Clock, Logger } from '../accounts/ports.ts';
import { Pace } from './pace.ts';
import { WatchedConversation, type LoadedPage } from './watched-conversation.ts';
import { WatchedList } from './watched-list.ts';
import type { UnnumberedEvent, WindowChannel } from './window-channel.ts';

/**
 * What one window sees. It gets all accounts, and of chats only the list and the conversation that it has open: a
 * hundred busy accounts must not make the channel busy. Changes are gathered until the page has drawn the last ones, and
 * sent as whole rows.
 */
export class WindowFeed {
  readonly #channel: WindowChannel;
  readonly #pace: Pace;
  readonly #logger: Logger;
  #chats: Pick<ChatStore, 'chatViews' | 'messageViews'> | null = null;
  #list: WatchedList | null = null;
  #conversation: WatchedConversation | null = null;
  readonly #accounts = new Map<AccountId, AccountView>();
  readonly #removedAccounts = new Set<AccountId>();
  /** Pages being read now. A patch with newer rows must not overtake a page with older ones. */
  #reading = 0;
  #flushing = false;
  /** How often everything was forgotten. */
  #age = 0;
  #locked = false;

  constructor(channel: WindowChannel, clock: Clock, logger: Logger) {
    this.#channel = channel;
    this.#pace = new Pace(clock, () => this.#turn());
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
    this.#pace.reset();
    this.#forget();
  }

  /** The page has drawn what it was told up to this push. */
  drawn(sequence: number): void {
    this.#pace.drawn(Math.min(sequence, this.#channel.sequence()));
  }

  /** While locked nothing is told, and nothing is kept to be told later: the page asks for everything anew. */
  setLocked(locked: boolean): void {
    this.#locked = locked;
    if (locked) this.#forget();
  }

  /** Whether this window shows the conversation. */
  isWatching(accountId: AccountId, chatId: ChatId): boolean {
    return this.#conversation?.isOf(accountId, chatId) === true;
  }

  #forget(): void {
    this.#age += 1;
    this.#list = null;
    this.#conversation = null;
    this.#accounts.clear();
    this.#removedAccounts.clear();
  }

  /** With null the list over all accounts. */
  watchChats(accountId: AccountId | null, filter: ChatFilter): void {
    if (this.#list?.accountId === accountId && this.#list.filter === filter) return;
    this.#list = new WatchedList(accountId, filter);
  }

  /** Begins anew, for the conversation that is watched already too. */
  watchConversation(watched: { readonly accountId: AccountId; readonly chatId: ChatId } | null): void {
    this.#conversation = watched === null ? null : new WatchedConversation(watched.accountId, watched.chatId);
  }

  /** The window gets this page: what it covers is watched from now on. Of another conversation than the watched one: nothing. */
  pageLoaded(accountId: AccountId, chatId: ChatId, page: LoadedPage): void {
    if (this.#conversation?.isOf(accountId, chatId) === true) this.#conversation.loaded(page);
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
    if (this.#locked) return;
    this.#accounts.set(view.id, view);
    this.#removedAccounts.delete(view.id);
    this.#schedule();
  }

  accountRemoved(accountId: AccountId): void {
    this.#accounts.delete(accountId);
    this.#removedAccounts.add(accountId);
    if (this.#list?.accountId === accountId) this.#list = null;
    if (this.#conversation?.accountId === accountId) this.#conversation = null;
    this.#schedule();
  }

  /** Told at once and not kept: it is over soon. */
  conversationNews(news: ConversationNews): void {
    if (this.#locked) return;
    const { accountId, chatId } = news;
    const isListed =
      news.type === 'presence' &&
      this.#list !== null &&
      (this.#list.accountId === null || this.#list.accountId === accountId);
    if (isListed || this.isWatching(accountId, chatId)) this.#channel.send(news);
  }

  chatsChanged(notice: ChangeNotice): void {
    this.#list?.note(notice);
    this.#conversation?.note(notice);
    this.#schedule();
  }

  #hasWork(): boolean {
    return (
      this.#accounts.size + this.#removedAccounts.size > 0 ||
      this.#list?.hasWork() === true ||
      this.#conversation?.hasWork() === true
    );
  }

  #canTell(): boolean {
    return !this.#locked && !this.#flushing && this.#reading === 0 && this.#hasWork();
  }

  #schedule(): void {
    if (this.#canTell()) this.#pace.wish();
  }

  #turn(): void {
    if (!this.#canTell()) return;
    this.#flush().catch((error: unknown) => this.#logger.error('could not tell the window', { error }));
  }

  async #flush(): Promise<void> {
    this.#flushing = true;
    this.#pace.telling();
    const age = this.#age;
    const before = this.#channel.sequence();
    try {
      const [messages, chats] = await Promise.all([this.#takeMessages(), this.#takeChats()]);
      // Meanwhile the lock may have fallen, or the page begun anew.
      if (age !== this.#age) return;
      // What is being read comes first.
      for (const event of [...messages, ...chats, ...this.#takeAccounts()]) this.#channel.send(event);
    } finally {
      this.#flushing = false;
      this.#pace.told(this.#channel.sequence());
      // Nothing was to be told in the end, so the page will not say that it has drawn it.
      if (this.#channel.sequence() === before) this.#pace.drawn(before);
      this.#schedule();
    }
  }

  #takeAccounts(): readonly UnnumberedEvent[] {
    const upserts = [...this.#accounts.values()];
    const removed = [...this.#removedAccounts];
    this.#accounts.clear();
    this.#removedAccounts.clear();
    return upserts.length + removed.length === 0 ? [] : [{ type: 'accounts', upserts, removed }];
  }

  async #takeChats(): Promise<readonly UnnumberedEvent[]> {
    const list = this.#list;
    if (list === null || this.#chats === null) return [];
    const event = await list.take(this.#chats);
    // While the rows were read, the person may have gone to another list.
    return event === null || this.#list !== list ? [] : [event];
  }

  async #takeMessages(): Promise<readonly UnnumberedEvent[]> {
    const conversation = this.#conversation;
    if (conversation === null || this.#chats === null) return [];
    const info = conversation.takeInfo();
    const event = await conversation.take(this.#chats);
    if (this.#conversation !== conversation) return info === null ? [] : [info];
    return [info, event, conversation.takeOutside()].filter((one) => one !== null);
  }
}
