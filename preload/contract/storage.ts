import type { Timestamp } from './model.ts';

/** What sizes are told of: files by what they are; everything that has none is `text`. */
export const usageKinds = ['text', 'image', 'video', 'audio', 'document', 'sticker'] as const;
export type UsageKind = (typeof usageKinds)[number];

/** What an account takes on this disk. */
export interface StorageUsage {
  /** Messages and files together. */
  readonly bytes: number;
  readonly messages: number;
  readonly kinds: readonly {
    readonly kind: UsageKind;
    readonly messages: number;
    /** Of the messages themselves, in the database. */
    readonly bytes: number;
    /** Files that are here; one that several messages have is counted once. */
    readonly fileBytes: number;
  }[];
  readonly oldestAt: Timestamp | null;
}

/** What goes, or has gone. */
export interface Cleared {
  readonly messages: number;
  readonly bytes: number;
}
