import type { UsageKind } from '../../preload/contract/storage.ts';
import type { AccountId, Timestamp } from '../../preload/contract/model.ts';
import type { ChangeNotice, MessageKeyset } from './ports.ts';

/** What a stretch of an account's messages takes. Days are counted since 1970. */
export interface UsageSlice {
  readonly parts: readonly {
    readonly kind: UsageKind;
    readonly day: number;
    readonly starred: boolean;
    readonly messages: number;
    readonly bytes: number;
  }[];
  /** Files that are on this disk; one may be named several times. */
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly kind: UsageKind;
    readonly day: number;
    readonly starred: boolean;
  }[];
  /** Goes into the next call; null at the end. */
  readonly next: MessageKeyset | null;
}

/** Everything before a time: messages with their files, or files alone. What is starred stays, and what is still to be sent. */
export interface OldThings {
  readonly what: 'messages' | 'media';
  readonly before: Timestamp;
}

export interface Removal {
  readonly notice: ChangeNotice;
  readonly messages: number;
  readonly bytes: number;
  /** Goes into the next call; null at the end. */
  readonly next: number | null;
}

export interface RetentionStore {
  /** Throws `account-not-found`. */
  usageSlice(accountId: AccountId, after: MessageKeyset | null): Promise<UsageSlice>;
  /** Deletes some of it, in one transaction. Throws `account-not-found`. */
  removeOld(accountId: AccountId, old: OldThings, from: number | null): Promise<Removal>;
}
