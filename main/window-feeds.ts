import type { BackupProgress } from '../preload/contract/backups.ts';
import type { VaultState } from '../preload/contract/model.ts';
import type { ChatStore, Clock, Logger } from './accounts/ports.ts';
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
  #chats: ChatStore | null = null;

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  add(target: PushTarget): void {
    const channel = new WindowChannel(target);
    const feed = new WindowFeed(channel, this.#clock, this.#logger);
    if (this.#chats !== null) feed.useStore(this.#chats);
    this.#windows.set(target.id, { channel, feed });
  }

  remove(windowId: number): void {
    this.#windows.delete(windowId);
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

  useStore(chats: ChatStore): void {
    this.#chats = chats;
    for (const { feed } of this.#windows.values()) feed.useStore(chats);
  }

  vaultChanged(vault: VaultState): void {
    for (const { channel } of this.#windows.values()) channel.send({ type: 'vault', vault });
  }

  backupProgressed(progress: BackupProgress | null): void {
    for (const { channel } of this.#windows.values()) channel.send({ type: 'backup', progress });
  }

  accountChanged: AccountsListener['accountChanged'] = (view) => {
    for (const { feed } of this.#windows.values()) feed.accountChanged(view);
  };

  accountRemoved: AccountsListener['accountRemoved'] = (accountId) => {
    for (const { feed } of this.#windows.values()) feed.accountRemoved(accountId);
  };

  chatsChanged: AccountsListener['chatsChanged'] = (notice) => {
    for (const { feed } of this.#windows.values()) feed.chatsChanged(notice);
  };
}
