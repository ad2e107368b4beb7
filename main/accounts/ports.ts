import type {
  AccountId,
  ChatId,
  ChatView,
  MessageId,
  MessageView,
  PersonId,
  Timestamp,
} from '../../preload/contract/model.ts';
import type { ChatFilter } from '../../preload/contract/chat-filters.ts';
import type { ChatHit, ChatTwins, MessageHits, ParsedInput } from '../../preload/contract/commands.ts';
import type { AccountEvent, AccountEventPage } from '../../preload/contract/account-events.ts';
import type { MessageInfo } from '../../preload/contract/message-parts.ts';
import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountChange, AccountRecord } from '../domain/account-record.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import type { ChatAddress, ChatBatch, MessageChange, MessageKey } from '../domain/chat-batch.ts';
import type { ChatInfoStore } from './chat-info-port.ts';
import type { RetentionStore } from './retention-port.ts';
import type { ChatSettingStore } from './chat-setting-port.ts';
import type {
  ChatTarget,
  KnownContact,
  MessageTarget,
  OutgoingMessage,
  QueuedAction,
  WrittenDraft,
} from './message-port.ts';

/** Milliseconds since 1970 and timers, so that tests own the time. */
export interface Clock {
  now(): Timestamp;
  /** Calls back once after `milliseconds`; the returned function cancels. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** A number in [0, 1). */
export type Random = () => number;

/** Structured log. `fields` are redacted before they reach any sink. */
export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
  child(fields: Readonly<Record<string, unknown>>): Logger;
}

/** One row of the Signal key store: a value to keep, or null to delete. Values are opaque bytes here. */
export interface KeyChange {
  readonly type: string;
  readonly id: string;
  readonly value: Uint8Array | null;
}

/**
 * A message that was decrypted and may not be in the chats yet: what is needed to take it up again after a kill.
 * `id` names its stanza within the account; `content` is opaque here.
 */
export interface JournalEntry {
  readonly id: string;
  readonly content: Uint8Array;
}

/** One change of an account's credentials: all of it becomes durable, or nothing. */
export interface CredentialChange {
  /** Absent leaves them as they are. */
  readonly credentials?: Uint8Array;
  readonly keys: readonly KeyChange[];
  /** Decrypted messages, written with the ratchet step that gave them. */
  readonly journal?: readonly JournalEntry[];
  /** Entries whose messages are in the chats by now. */
  readonly journalDone?: readonly string[];
}

/** Credentials and Signal keys, per account, encrypted on disk. Every promise resolves when the change is durable. */
export interface CredentialStore {
  /** Null when there are none. */
  readCredentials(accountId: AccountId): Promise<Uint8Array | null>;
  /** Missing ids are absent from the answer. */
  readKeys(
    accountId: AccountId,
    type: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Uint8Array>>;
  /** One transaction. Raises the account's generation number. */
  commit(accountId: AccountId, change: CredentialChange): Promise<void>;
  /** What was decrypted and not yet marked as done, oldest first. `tries` counts the calls that gave it out, this one included. */
  takeJournal(accountId: AccountId): Promise<readonly (JournalEntry & { readonly tries: number })[]>;
  /** One transaction: all old credentials, keys and journal entries go, these come. For a fresh link. */
  replace(
    accountId: AccountId,
    change: { readonly credentials: Uint8Array; readonly keys: readonly KeyChange[] },
  ): Promise<void>;
  deleteAll(accountId: AccountId): Promise<void>;
  listAccounts(): Promise<readonly AccountId[]>;
}

/** What changed in the store, by id; whoever shows something of it asks for the new rows. */
export interface ChangeNotice {
  readonly accountId: AccountId;
  readonly chatIds: readonly ChatId[];
  readonly removedChatIds: readonly ChatId[];
  readonly messages: readonly { readonly chatId: ChatId; readonly messageId: MessageId }[];
  /** New messages that somebody may want to hear of: live, from others, not read elsewhere already. Absent: none. */
  readonly arrived?: readonly { readonly chatId: ChatId; readonly messageId: MessageId }[];
  /** Chats of which more has changed than their messages: settings, members, who it is. Absent: none. */
  readonly details?: readonly ChatId[];
  /** Unread messages of the whole account after the change. */
  readonly unread: number;
}

/** A page of rows; `cursor` goes into the next call's `before`, null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly cursor: string | null;
}

/** Where a walk through all messages of an account stands. */
export interface MessageKeyset {
  readonly chat: number;
  readonly sentAt: number;
  readonly message: number;
}

/** What the store can count of an account at once. */
export interface StoredFigures {
  readonly lastMessageAt: Timestamp | null;
  readonly messagesToday: number;
}
/** Where in a chat to read: a message, the first one at or after a time, the first unread one. */
export type MessageSpot =
  | { readonly type: 'message'; readonly messageId: MessageId }
  | { readonly type: 'date'; readonly date: Timestamp }
  | { readonly type: 'first-unread' };

/** A page from the middle of a chat. `cursor` goes on to older messages, `newer` to newer ones; null: there are none. */
export interface SpotPage extends Page<MessageView> {
  readonly newer: string | null;
  readonly anchor: MessageId | null;
}

/** What is searched for, as the contract says it (`search.messages`). */
export type MessageSearch = ParsedInput<'search.messages'>;

/** Accounts, chats, people and messages. Every change is one transaction. */
export interface ChatStore extends ChatSettingStore, ChatInfoStore, RetentionStore {
  listAccounts(): Promise<readonly AccountRecord[]>;
  insertAccount(record: AccountRecord): Promise<void>;
  updateAccount(accountId: AccountId, change: AccountChange): Promise<void>;
  /** The account and everything that belongs to it. */
  deleteAccount(accountId: AccountId): Promise<void>;
  /** What was chosen for each account; null settings: nothing was. */
  accountChoices(): Promise<
    ReadonlyMap<
      AccountId,
      { readonly settings: AccountSettings | null; readonly proxy: ProxySettings | null }
    >
  >;
  setAccountSettings(accountId: AccountId, settings: AccountSettings): Promise<void>;
  setAccountProxy(accountId: AccountId, proxy: ProxySettings | null): Promise<void>;
  /** What new accounts begin with; settings null while nobody has chosen any. */
  accountDefaults(): Promise<{
    readonly settings: AccountSettings | null;
    readonly proxy: ProxySettings | null;
  }>;
  setAccountDefaults(settings: AccountSettings): Promise<void>;
  setDefaultProxy(proxy: ProxySettings | null): Promise<void>;
  unreadByAccount(): Promise<ReadonlyMap<AccountId, number>>;
  /** Last message and messages since `today`, for every account. */
  accountFigures(today: Timestamp): Promise<ReadonlyMap<AccountId, StoredFigures>>;
  /** Writes a line of an account's history; the oldest lines go when there are many. */
  noteEvent(accountId: AccountId, event: AccountEvent): Promise<void>;
  /** Newest first. */
  eventPage(accountId: AccountId, before: string | null, limit: number): Promise<AccountEventPage>;

  applyBatch(accountId: AccountId, batch: ChatBatch): Promise<ChangeNotice>;

  /** Pinned first, then newest first; with null those of all accounts together. No filter is `all`. */
  chatPage(
    accountId: AccountId | null,
    before: string | null,
    limit: number,
    filter?: ChatFilter,
  ): Promise<Page<ChatView>>;
  /** Those that are shown in lists at all, archived ones too. With null of all accounts. */
  chatViews(accountId: AccountId | null, chatIds: readonly ChatId[]): Promise<readonly ChatView[]>;
  /** The chat with a known person, made (and not shown in lists) when there is none. Throws `chat-not-found` for an unknown person. */
  startChat(accountId: AccountId, personId: PersonId): Promise<ChatId>;
  /** Where other accounts talk with the person of a chat. Throws `chat-not-found`. */
  chatTwins(accountId: AccountId, chatId: ChatId): Promise<ChatTwins>;
  /** Newest page first call; rows oldest first within the page. Throws `chat-not-found` for a foreign or unknown chat. */
  messagePage(
    accountId: AccountId,
    chatId: ChatId,
    before: string | null,
    limit: number,
  ): Promise<Page<MessageView>>;
  /** The other way: what follows a cursor, oldest first. The cursor of the answer is for the next call. */
  messagesAfter(
    accountId: AccountId,
    chatId: ChatId,
    after: string,
    limit: number,
  ): Promise<Page<MessageView>>;
  /** Half a page before a place and half a page from it on; the newest page where there is no such place. */
  messagesAround(accountId: AccountId, chatId: ChatId, place: MessageSpot, limit: number): Promise<SpotPage>;
  messageViews(
    accountId: AccountId,
    chatId: ChatId,
    messageIds: readonly MessageId[],
  ): Promise<readonly MessageView[]>;

  /** Newest first. Throws `account-not-found`, `chat-not-found`, `invalid-cursor`. */
  searchMessages(search: MessageSearch, limit: number): Promise<MessageHits>;
  /** Best first: chats in lists, and people of the address book. */
  searchChats(text: string, accountId: AccountId | null, limit: number): Promise<readonly ChatHit[]>;
  /** Receipts and earlier texts. Throws `message-not-found`. */
  messageInfo(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<MessageInfo>;

  /** What there is to know of a chat to write in it. Throws `chat-not-found`. */
  chatTarget(accountId: AccountId, chatId: ChatId): Promise<ChatTarget>;
  /** Throws `chat-not-found`, `message-not-found`. */
  messageTarget(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<MessageTarget>;
  /** Those of them whom the account knows, in this order. */
  knownContacts(accountId: AccountId, personIds: readonly PersonId[]): Promise<readonly KnownContact[]>;
  /** Writes an own message as `queued`, before anything is sent. Asked again, answers the message that is there. */
  queueMessage(
    accountId: AccountId,
    chatId: ChatId,
    message: MessageChange,
  ): Promise<{ readonly notice: ChangeNotice; readonly view: MessageView }>;
  /** Keeps what is to be said about a message until the service has taken it. Throws `message-not-found`. */
  queueAction(
    accountId: AccountId,
    chatId: ChatId,
    messageId: MessageId,
    action: QueuedAction,
  ): Promise<ChangeNotice>;
  /** Oldest first: everything still `queued`. */
  outgoing(accountId: AccountId): Promise<readonly OutgoingMessage[]>;
  /** Puts a failed own message, or what failed about it, back to `queued`. With `content`, an original that it had not. */
  requeue(
    accountId: AccountId,
    chatId: ChatId,
    messageId: MessageId,
    content?: Uint8Array,
  ): Promise<ChangeNotice>;
  /**
   * What the service says to an own message or action, by its wire id: taken, or refused. Null when nothing changes.
   * A message never goes backwards (`read` stays `read`).
   */
  acknowledge(accountId: AccountId, wireId: string, taken: boolean): Promise<ChangeNotice | null>;
  /** The original of an own message, complete now. */
  setOriginal(accountId: AccountId, wireId: string, content: Uint8Array): Promise<void>;
  /** What was begun in the composer; empty for nothing. */
  setDraft(accountId: AccountId, chatId: ChatId, draft: WrittenDraft, at: Timestamp): Promise<ChangeNotice>;
  /** Deletes what is due, of all accounts, and what is known of actions older than a week. One notice an account. */
  expire(now: Timestamp): Promise<readonly ChangeNotice[]>;
  /** The stored original of a message, for a peer's retry; null when unknown. */
  messageContent(accountId: AccountId, wireId: string, fromMe: boolean): Promise<Uint8Array | null>;
  /** Where messages of a chat go. Throws `chat-not-found`. */
  chatAddress(accountId: AccountId, chatId: ChatId): Promise<ChatAddress>;
  /** Marks everything up to `through` as read; answers the incoming messages that the sender should hear about, and whether it was marked by hand. */
  markRead(
    accountId: AccountId,
    chatId: ChatId,
    through: MessageId,
  ): Promise<{
    readonly notice: ChangeNotice;
    readonly keys: readonly MessageKey[];
    readonly marked: boolean;
  }>;
}

/** An error of the store with a code that has a sentence. */
export type StoreErrorCode =
  | 'chat-not-found'
  | 'message-not-found'
  | 'account-not-found'
  | 'account-exists'
  | 'invalid-cursor'
  | 'store-unavailable'
  | 'store-too-new'
  | 'internal';
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
