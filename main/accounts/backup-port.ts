import type { AccountId } from '../../preload/contract/model.ts';
import type { AccountRecord } from '../domain/account-record.ts';
import type { MessageKey } from '../domain/chat-batch.ts';
import type { MediaPage } from './media-archive-port.ts';
import type { FileRow } from './media-store-port.ts';
import type { ChangeNotice } from './ports.ts';

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
}

/** The newest row numbers at one instant, of all accounts; 0 when there are none. */
export interface FactBounds {
  readonly accounts: number;
  readonly people: number;
  readonly chats: number;
  readonly messages: number;
  /** That instant, milliseconds since 1970: messages that have disappeared by then are in no backup. */
  readonly at: number;
}

/**
 * Labels go by the number of their account, marks and what is pending by that of their chat, receipts by that of their
 * message.
 */
export type FactTable = 'people' | 'labels' | 'chats' | 'messages' | 'pending' | 'marks' | 'receipts';

export const boundOf = (table: FactTable, { accounts, people, chats, messages }: FactBounds): number =>
  ({ people, labels: accounts, chats, messages, pending: chats, marks: chats, receipts: messages })[table];

/** The part of a table between two row numbers. */
export interface FactRange {
  readonly table: FactTable;
  /** The last row before it. */
  readonly after: number;
  /** Its last row. */
  readonly through: number;
}

/** Lines of a backup, and how many. */
export interface FactPage {
  readonly lines: Uint8Array;
  readonly count: number;
}

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
  bounds(): Promise<FactBounds>;
  /**
   * The rows of these accounts in that range, as the JSON lines that a backup holds (`docs/backup-format.md`), and how many.
   * Messages of chats that are newer than the bounds are left out. Own messages that wait to be sent come as `failed`:
   * nobody knows whether the other copy sends them.
   */
  factLines(accountIds: readonly AccountId[], range: FactRange, bounds: FactBounds): Promise<FactPage>;
  /** The same beside it, for every second page: a page is some milliseconds, and two are read in that time. */
  factLinesBeside(accountIds: readonly AccountId[], range: FactRange, bounds: FactBounds): Promise<FactPage>;
  /** Files of these accounts after that name, a limited number of them; none at the end. */
  mediaPage(accountIds: readonly AccountId[], after: string, bounds: FactBounds): Promise<MediaPage>;
  /** How many bytes the files of these accounts have, each counted once. */
  mediaBytes(accountIds: readonly AccountId[]): Promise<number>;
  /**
   * A file of a backup is in the folder: the messages that had it have it again, unless they are gone or have one. Null when
   * none of them needs it.
   */
  restoreMedia(
    accountId: AccountId,
    messages: readonly { readonly key: MessageKey; readonly toUpload: boolean }[],
    file: FileRow,
  ): Promise<ChangeNotice | null>;
  /**
   * One change of both databases: this session in place of the one that was here; chats stay. Journal entries that are
   * here stay too, as the service will not send their messages again. The generation becomes higher than both.
   */
  restoreSession(session: SessionSnapshot): Promise<void>;
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
