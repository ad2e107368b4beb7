import type { AccountId } from '../../preload/contract/model.ts';
import type { ChatBatch } from '../domain/chat-batch.ts';
import type { AccountRecord } from '../domain/account-record.ts';

/** One row of the Signal key store that exists. `value` is opaque here. */
export interface StoredKey {
  readonly type: string;
  readonly id: string;
  readonly value: Uint8Array;
}

/** What is kept of an account besides its chats, with what a person has chosen for it. */
export interface AccountSettings extends AccountRecord {
  /** JSON; null for the defaults of the app. */
  readonly settings: string | null;
  /** JSON with the password included; null for none. */
  readonly proxy: string | null;
}

/** All with which an account can go on elsewhere, as it was at one instant. */
export interface SessionSnapshot {
  readonly account: AccountSettings;
  /** Rises with every change of the session; see `CredentialStore.commit`. */
  readonly generation: number;
  readonly credentials: Uint8Array;
  /** Signal keys as lines (`key-lines.ts`). */
  readonly keys: Uint8Array;
  /** Decrypted messages that are not in the chats yet, as lines. */
  readonly journal: Uint8Array;
  /** Row number of the newest message at that instant; 0 when there is none. */
  readonly newestMessage: number;
}

/** Where a walk through the chats of an account stands. */
export interface BatchCursor {
  readonly table: 'people' | 'chats' | 'messages';
  /** The last person, or chat, that was given, or the chat of the last message. */
  readonly after: number;
  /** Of the last message; 0 in the other tables. */
  readonly sentAt: number;
  readonly message: number;
}

/** Where a walk begins. */
export const firstBatch: BatchCursor = { table: 'people', after: 0, sentAt: 0, message: 0 };

/** What a backup needs of the store. */
export interface BackupStore {
  /**
   * Everything in one read: credentials, keys and messages agree, as after a kill at this instant. Null when the account has
   * no credentials. Throws `account-not-found`.
   */
  sessionSnapshot(accountId: AccountId): Promise<SessionSnapshot | null>;
  /** Messages that are stored. Throws `account-not-found`. */
  messageCount(accountId: AccountId): Promise<number>;
  /** The session that lives here, to compare with; null when there is none. */
  liveSession(
    accountId: AccountId,
  ): Promise<{ readonly generation: number; readonly credentials: Uint8Array } | null>;
  /**
   * Facts of people, chats, then messages up to `newestMessage`, in pages. `next` is null at the end. Own messages that wait
   * to be sent come as `failed`: nobody knows whether the other copy sends them. Throws `account-not-found`.
   */
  batchPage(
    accountId: AccountId,
    cursor: BatchCursor,
    newestMessage: number,
  ): Promise<{ readonly batch: ChatBatch; readonly next: BatchCursor | null }>;
  /**
   * One change of both databases: this session in place of the one that was here; chats stay. Journal entries that are
   * here stay too, as the service will not send their messages again. The generation becomes higher than both.
   */
  restoreSession(session: Omit<SessionSnapshot, 'newestMessage'>): Promise<void>;
}

/** Who a session belongs to. */
export interface SessionIdentity {
  /** Digits only. */
  readonly phoneNumber: string;
  readonly lidJid: string | null;
  readonly name: string;
  /** The same for all copies of one linked device; another after each link. Says nothing about the keys. */
  readonly device: string;
}

/** What a folder of another program lacks. */
export type FolderProblem = 'no-credentials' | 'not-linked' | 'unreadable';

export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly problem: FolderProblem;
  constructor(problem: FolderProblem, options?: ErrorOptions) {
    super(`the folder can't be used: ${problem}`, options);
    this.problem = problem;
  }
}

/** What only the library of the protocol knows about the bytes of a session. */
export interface SessionFormat {
  /** Opens the credentials and every key. @throws Error when one can't log in with them */
  inspect(credentials: Uint8Array, keys: readonly StoredKey[]): SessionIdentity;
  /** The files of Baileys' multi-file folder (`useMultiFileAuthState`), by name. */
  toFolder(credentials: Uint8Array, keys: readonly StoredKey[]): ReadonlyMap<string, string>;
  /** The opposite. Files that are none of its own are left out. @throws FolderError */
  fromFolder(files: ReadonlyMap<string, string>): {
    readonly credentials: Uint8Array;
    readonly keys: readonly StoredKey[];
  };
}
