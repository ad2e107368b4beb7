import { defaultAccountSettings, type AccountSettings } from '../../../preload/contract/account-settings.ts';
import { usualPreferences, type WindowPreferences } from '../../../preload/contract/preferences.ts';
import type { UpdateView } from '../../../preload/contract/updates.ts';
import type { CheckDifference } from '../../../preload/contract/self-check.ts';
import type { ProxyView } from '../../../preload/contract/proxy.ts';
import type { DesktopSettings } from '../../../preload/contract/desktop-commands.ts';
import type { LockSettings } from '../../../preload/contract/lock-commands.ts';
import {
  defaultNotificationSettings,
  type NotificationSettings,
} from '../../../preload/contract/notifications.ts';
import type { HistoryEnd } from '../../../preload/contract/chat-info.ts';
import type { CommandName } from '../../../preload/contract/commands.ts';
import { chatFilters, type ChatFilter } from '../../../preload/contract/chat-filters.ts';
import type { PushEvent } from '../../../preload/contract/events.ts';
import type {
  AccountId,
  AccountView,
  ChatId,
  ChatView,
  MessageId,
  MessageView,
  VaultState,
} from '../../../preload/contract/model.ts';
import type { OpeningView } from '../../../preload/contract/openings.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';

/** Whether a list with this filter shows a chat. */
export const fitsFilter = (filter: ChatFilter, chat: ChatView): boolean => {
  if (filter === 'archived') return chat.archived;
  if (chat.archived) return false;
  if (filter === 'unread') return chat.unread > 0 || chat.markedUnread;
  return filter === 'all' || (filter === 'groups') === (chat.kind === 'group');
};

type Unnumbered = PushEvent extends infer Event
  ? Event extends PushEvent
    ? Omit<Event, 'sequence'>
    : never
  : never;

/** Main, as far as the renderer can tell: rows in memory, pushes with a number. */
export class World {
  sequence = 0;
  vault: VaultState = { kind: 'open', protection: 'key-store' };
  noticeAccepted = true;
  testService = false;
  /** What stands before the messages of every conversation. */
  historyEnd: HistoryEnd = 'complete';
  /** How long the phone takes to answer, in milliseconds. */
  historyDelay = 1500;
  readonly accounts = new Map<AccountId, AccountView>();
  readonly chats = new Map<AccountId, Map<ChatId, ChatView>>();
  readonly messages = new Map<string, MessageView[]>();
  /** Ends of what was loaded of each conversation. */
  readonly loaded = new Map<string, { readonly cursor: string | null; readonly newer: string | null }>();
  readonly proxies = new Map<AccountId | 'new', ProxyView>();
  readonly settings = new Map<AccountId, AccountSettings>();
  preferences: WindowPreferences = usualPreferences;
  update: UpdateView = { kind: 'idle' };
  looksForUpdates = true;
  defaults: AccountSettings = defaultAccountSettings;
  keyStoreAvailable = false;
  systemUnlock = false;
  wrongTries = 0;
  lock: LockSettings = { afterMinutes: 15, withScreen: true, systemUnlock: false };
  desktop: DesktopSettings = { closeToTray: false, startAtLogin: false, checkSpelling: false };
  notifications: NotificationSettings = defaultNotificationSettings;
  differences: readonly CheckDifference[] = [];
  readonly failing = new Map<CommandName, ErrorCode>();
  /** Of these, the ones that fail one time only. */
  readonly failingOnce = new Set<CommandName>();
  /** What the app was asked to open from outside. */
  readonly openings: OpeningView[] = [];
  /** Commands that never answer. */
  readonly hanging = new Set<CommandName>();
  readonly calls: { name: CommandName; input: unknown }[] = [];
  /** What a new account does once the dialog is open. */
  onLink: (account: AccountView) => void = () => {};
  latency = 8;
  /** The search index is not complete yet. */
  indexing = false;
  private readonly listeners = new Set<(event: PushEvent) => void>();
  private lastId = 1_000_000;

  on(listener: (event: PushEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  push(event: Unnumbered): void {
    this.sequence += 1;
    const numbered = { ...event, sequence: this.sequence } as PushEvent;
    for (const listener of this.listeners) listener(numbered);
  }

  nextId(): string {
    this.lastId += 1;
    return String(this.lastId);
  }

  setVault(vault: VaultState): void {
    this.vault = vault;
    this.push({ type: 'vault', vault });
  }

  setAccount(account: AccountView): void {
    this.accounts.set(account.id, account);
    this.push({ type: 'accounts', upserts: [account], removed: [] });
  }

  change(id: AccountId, change: Partial<AccountView>): null {
    const account = this.accounts.get(id);
    if (account !== undefined) this.setAccount({ ...account, ...change });
    return null;
  }

  changeAll(change: Partial<AccountView>): null {
    for (const id of this.accounts.keys()) this.change(id, change);
    return null;
  }

  removeAccount(id: AccountId): void {
    this.accounts.delete(id);
    this.push({ type: 'accounts', upserts: [], removed: [id] });
  }

  setChat(chat: ChatView): void {
    const chats = this.chats.get(chat.accountId) ?? new Map<ChatId, ChatView>();
    chats.set(chat.id, chat);
    this.chats.set(chat.accountId, chats);
    const upserts = [chat];
    for (const accountId of [chat.accountId, null]) {
      for (const filter of chatFilters) {
        const change = fitsFilter(filter, chat)
          ? { upserts, removed: [] }
          : { upserts: [], removed: [chat.id] };
        this.push({ type: 'chats', accountId, filter, ...change });
      }
    }
  }

  messagesOf(accountId: AccountId, chatId: ChatId): MessageView[] {
    const key = `${accountId}/${chatId}`;
    const messages = this.messages.get(key) ?? [];
    this.messages.set(key, messages);
    return messages;
  }

  setMessage(accountId: AccountId, message: MessageView): void {
    const messages = this.messagesOf(accountId, message.chatId);
    const index = messages.findIndex((other) => other.id === message.id);
    if (index === -1) messages.push(message);
    else messages[index] = message;
    const { chatId } = message;
    const ends = this.loaded.get(`${accountId}/${chatId}`) ?? { cursor: null, newer: null };
    if (index === -1 && ends.newer !== null) return;
    this.push({ type: 'messages', accountId, chatId, upserts: [message], removed: [], ...ends });
  }

  /** False when there is no such message. */
  removeMessage(accountId: AccountId, chatId: ChatId, messageId: MessageId): boolean {
    const messages = this.messagesOf(accountId, chatId);
    const index = messages.findIndex(({ id }) => id === messageId);
    if (index === -1) return false;
    messages.splice(index, 1);
    const ends = this.loaded.get(`${accountId}/${chatId}`) ?? { cursor: null, newer: null };
    this.push({ type: 'messages', accountId, chatId, upserts: [], removed: [messageId], ...ends });
    return true;
  }

  /** A message of the other side: stored, on top of the list, counted. */
  incoming(accountId: AccountId, chatId: ChatId, text: string): MessageView {
    const chat = this.chats.get(accountId)?.get(chatId);
    const account = this.accounts.get(accountId);
    if (chat === undefined || account === undefined) throw new Error(`no chat ${chatId}`);
    const id = this.nextId();
    const message: MessageView = {
      id: id as MessageId,
      chatId,
      fromMe: false,
      senderId: null,
      senderName: chat.kind === 'group' ? 'Maria Lopez' : null,
      sentAt: Date.now(),
      sortKey: `9${id.padStart(12, '0')}`,
      kind: 'text',
      text,
      status: 'none',
      edited: false,
      starred: false,
      parts: {},
      reactions: [],
    };
    this.setMessage(accountId, message);
    this.setChat({
      ...chat,
      unread: chat.unread + 1,
      lastActivityAt: message.sentAt,
      lastMessage: { kind: 'text', text, fromMe: false, senderName: message.senderName, status: 'none' },
    });
    this.setAccount({ ...account, unread: account.unread + 1 });
    return message;
  }
}
