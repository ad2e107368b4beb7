import type {
  AccountId,
  ChatId,
  ChatView,
  MessageId,
  MessageStatus,
  MessageView,
  Timestamp,
} from '../../preload/contract/model.ts';
import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountChange, AccountRecord } from '../domain/account-record.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import type { ChatAddress, ChatBatch, MessageKey } from '../domain/chat-batch.ts';

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
  /** Unread messages of the whole account after the change. */
  readonly unread: number;
}

/** A message that waits to be sent, or was sent and not yet acknowledged. */
export interface OutgoingMessage {
  readonly messageId: MessageId;
  readonly chatId: ChatId;
  readonly wireId: string;
  readonly address: ChatAddress;
  readonly text: string;
  readonly queuedAt: Timestamp;
}

/** A page of rows; `cursor` goes into the next call's `before`, null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly cursor: string | null;
}

/** Accounts, chats, people and messages. Every change is one transaction. */
export interface ChatStore {
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
  /** What new accounts begin with; null while nobody has chosen. */
  accountDefaults(): Promise<AccountSettings | null>;
  setAccountDefaults(settings: AccountSettings): Promise<void>;
  unreadByAccount(): Promise<ReadonlyMap<AccountId, number>>;

  applyBatch(accountId: AccountId, batch: ChatBatch): Promise<ChangeNotice>;

  /** Pinned first, then newest first; archived chats are left out. */
  chatPage(accountId: AccountId, before: string | null, limit: number): Promise<Page<ChatView>>;
  chatViews(accountId: AccountId, chatIds: readonly ChatId[]): Promise<readonly ChatView[]>;
  /** Newest page first call; rows oldest first within the page. Throws `chat-not-found` for a foreign or unknown chat. */
  messagePage(
    accountId: AccountId,
    chatId: ChatId,
    before: string | null,
    limit: number,
  ): Promise<Page<MessageView>>;
  messageViews(
    accountId: AccountId,
    chatId: ChatId,
    messageIds: readonly MessageId[],
  ): Promise<readonly MessageView[]>;

  /** Writes an own text as `queued`, before anything is sent. */
  queueText(
    accountId: AccountId,
    chatId: ChatId,
    message: { readonly wireId: string; readonly text: string; readonly at: Timestamp },
  ): Promise<{ readonly notice: ChangeNotice; readonly view: MessageView }>;
  /** Oldest first: everything still `queued`. */
  outgoing(accountId: AccountId): Promise<readonly OutgoingMessage[]>;
  /** Puts a failed own message back to `queued`. */
  requeue(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<ChangeNotice>;
  /**
   * Moves an own message forward, by its wire id. Never backwards (`read` stays `read`), except that `failed`
   * applies to anything not yet `sent`. Null when there is no such message or nothing changed.
   * `content` replaces the stored original (the protobuf as it was sent).
   */
  setOwnStatus(
    accountId: AccountId,
    wireId: string,
    status: MessageStatus,
    content?: Uint8Array,
  ): Promise<ChangeNotice | null>;
  /** The stored original of a message, for a peer's retry; null when unknown. */
  messageContent(accountId: AccountId, wireId: string, fromMe: boolean): Promise<Uint8Array | null>;
  /** Marks everything up to `through` as read; answers the incoming messages that the sender should hear about. */
  markRead(
    accountId: AccountId,
    chatId: ChatId,
    through: MessageId,
  ): Promise<{ readonly notice: ChangeNotice; readonly keys: readonly MessageKey[] }>;
}

/** An error of the store with a code that has a sentence. */
export type StoreErrorCode =
  | 'chat-not-found'
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
