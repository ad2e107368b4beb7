import type { ScheduleView } from '../preload/contract/backup-schedule.ts';
import type { BackupProgress } from '../preload/contract/backups.ts';
import type { AccountId, ChatId, VaultState } from '../preload/contract/model.ts';
import type { WindowPreferences } from '../preload/contract/preferences.ts';
import type { ShortcutId } from '../preload/contract/shortcuts.ts';
import type { UpdateView } from '../preload/contract/updates.ts';
import type { ChatStore, Clock, Logger } from './accounts/ports.ts';
import type { ConversationNews } from './accounts/conversation-news.ts';
import type { AccountsListener } from './accounts/socket-manager.ts';
import { WindowChannel, type PushTarget } from './ipc/window-channel.ts';
import { WindowFeed } from './ipc/window-feed.ts';

interface OpenWindow {
  readonly channel: WindowChannel;
  readonly feed: WindowFeed;
}

/** All windows' feeds: what the accounts tell goes to each of them. */
export class WindowFeeds implements AccountsListener {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #windows = new Map<number, OpenWindow>();
  readonly #focused = new Set<number>();
  #locked = false;
  #chats: ChatStore | null = null;

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  add(target: PushTarget): void {
    const channel = new WindowChannel(target);
    const feed = new WindowFeed(channel, this.#clock, this.#logger);
    if (this.#chats !== null) feed.useStore(this.#chats);
    feed.setLocked(this.#locked);
    this.#windows.set(target.id, { channel, feed });
  }

  remove(windowId: number): void {
    this.#windows.delete(windowId);
    this.#focused.delete(windowId);
  }

  focusChanged(windowId: number, focused: boolean): void {
    if (focused) this.#focused.add(windowId);
    else this.#focused.delete(windowId);
  }

  /** Whether a person has this conversation before the eyes: open in a window that has the focus. */
  isInView(accountId: AccountId, chatId: ChatId): boolean {
    return [...this.#focused].some(
      (id) => this.#windows.get(id)?.feed.isWatching(accountId, chatId) ?? false,
    );
  }

  /** Asks the first window to show an account, and a chat of it. */
  show(accountId: AccountId, chatId: ChatId | null): void {
    const [first] = this.#windows.values();
    first?.channel.send({ type: 'show', accountId, chatId });
  }

  has(windowId: number): boolean {
    return this.#windows.has(windowId);
  }

  isEmpty(): boolean {
    return this.#windows.size === 0;
  }

  /** @throws Error for a window that was never added: the sender check lets no such call through */
  feed(windowId: number): WindowFeed {
    const window = this.#windows.get(windowId);
    if (window === undefined) throw new Error(`there is no window ${windowId}`);
    return window.feed;
  }

  /** The page of a window begins anew. */
  pageStarted(windowId: number): void {
    this.#windows.get(windowId)?.feed.reset();
  }

  /** A window has drawn what it was told up to this push. */
  drawn(windowId: number, sequence: number): void {
    this.#windows.get(windowId)?.feed.drawn(sequence);
  }

  useStore(chats: ChatStore): void {
    this.#chats = chats;
    for (const { feed } of this.#windows.values()) feed.useStore(chats);
  }

  vaultChanged(vault: VaultState): void {
    this.#locked = vault.kind !== 'open';
    for (const { feed } of this.#windows.values()) feed.setLocked(this.#locked);
    for (const { channel } of this.#windows.values()) channel.send({ type: 'vault', vault });
  }

  preferencesChanged(preferences: WindowPreferences): void {
    for (const { channel } of this.#windows.values()) channel.send({ type: 'preferences', preferences });
  }

  /** An entry of the native menu was chosen, for the window that has the focus. */
  shortcutChosen(windowId: number, shortcut: ShortcutId): void {
    this.#windows.get(windowId)?.channel.send({ type: 'shortcut', shortcut });
  }

  /** Something from outside waits for the first window. Behind a lock it waits for the lock's end: the page then asks by itself. */
  openingArrived(): void {
    const [first] = this.#windows.values();
    if (!this.#locked) first?.channel.send({ type: 'opening' });
  }

  updateChanged(update: UpdateView): void {
    for (const { channel } of this.#windows.values()) channel.send({ type: 'update', update });
  }

  scheduleChanged(schedule: ScheduleView | null): void {
    if (this.#locked) return;
    for (const { channel } of this.#windows.values()) channel.send({ type: 'schedule', schedule });
  }

  backupProgressed(progress: BackupProgress | null): void {
    if (this.#locked) return;
    for (const { channel } of this.#windows.values()) channel.send({ type: 'backup', progress });
  }

  accountChanged: AccountsListener['accountChanged'] = (view) => {
    for (const { feed } of this.#windows.values()) feed.accountChanged(view);
  };

  accountRemoved: AccountsListener['accountRemoved'] = (accountId) => {
    for (const { feed } of this.#windows.values()) feed.accountRemoved(accountId);
  };

  conversationNews = (news: ConversationNews): void => {
    for (const { feed } of this.#windows.values()) feed.conversationNews(news);
  };

  chatsChanged: AccountsListener['chatsChanged'] = (notice) => {
    for (const { feed } of this.#windows.values()) feed.chatsChanged(notice);
  };
}
