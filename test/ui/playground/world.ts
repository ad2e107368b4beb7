import { defaultAccountSettings, type AccountSettings } from '../../../preload/contract/account-settings.ts';
import type { CheckDifference } from '../../../preload/contract/self-check.ts';
import type { ProxyView } from '../../../preload/contract/proxy.ts';
import type { CommandName } from '../../../preload/contract/commands.ts';
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
import type { ErrorCode } from '../../../preload/contract/result.ts';

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
  readonly accounts = new Map<AccountId, AccountView>();
  readonly chats = new Map<AccountId, Map<ChatId, ChatView>>();
  readonly messages = new Map<string, MessageView[]>();
  readonly proxies = new Map<AccountId, ProxyView>();
  readonly settings = new Map<AccountId, AccountSettings>();
  defaults: AccountSettings = defaultAccountSettings;
  differences: readonly CheckDifference[] = [];
  readonly failing = new Map<CommandName, ErrorCode>();
  /** Commands that never answer. */
  readonly hanging = new Set<CommandName>();
  readonly calls: { name: CommandName; input: unknown }[] = [];
  /** What a new account does once the dialog is open. */
  onLink: (account: AccountView) => void = () => {};
  latency = 8;
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
    this.push({ type: 'chats', accountId: chat.accountId, upserts: [chat], removed: [] });
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
    this.push({ type: 'messages', accountId, chatId: message.chatId, upserts: [message], removed: [] });
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
      senderName: chat.kind === 'group' ? 'Maria Lopez' : null,
      sentAt: Date.now(),
      sortKey: `9${id.padStart(12, '0')}`,
      kind: 'text',
      text,
      status: 'none',
      edited: false,
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
