import type { ChatKind, MessageKind, MessageStatus, Timestamp } from '../../preload/contract/model.ts';

/**
 * What the service told us, in our words: the only form in which news of chats enters the store. One batch is
 * one transaction. Every change carries absolute facts, so that applying it twice, or in another order, ends in
 * the same rows.
 */
export interface ChatBatch {
  readonly people: readonly PersonChange[];
  readonly chats: readonly ChatChange[];
  readonly messages: readonly MessageChange[];
  readonly statuses: readonly StatusChange[];
  readonly edits: readonly EditChange[];
  readonly deletions: readonly DeletionChange[];
}

export const emptyBatch: ChatBatch = {
  people: [],
  chats: [],
  messages: [],
  statuses: [],
  edits: [],
  deletions: [],
};

/**
 * A correspondent by both of its names. Jids are bare (no device part): `NUMBER@s.whatsapp.net` and
 * `NUMBER@lid`. At least one is given; both together state that they are one person.
 */
export interface Identity {
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
}

/** Where a message belongs: a person, or a jid that is not a person (group, status, channel). */
export type ChatAddress =
  | { readonly type: 'person'; readonly identity: Identity }
  | { readonly type: 'place'; readonly jid: string; readonly kind: Exclude<ChatKind, 'direct'> };

export interface PersonChange {
  readonly identity: Identity;
  /** The name in the phone's address book. */
  readonly contactName?: string;
  /** The name that the person has given to themselves. */
  readonly pushName?: string;
}

/** Facts about a chat as the phone has them; absent means unchanged. */
export interface ChatChange {
  readonly address: ChatAddress;
  /** Subject of a group, or the name that history gives. */
  readonly title?: string;
  /**
   * Unread messages as the phone counts them. From history it is a starting value, which applies only to a chat
   * that has no live messages yet; `0` from another device ("read there") always applies.
   */
  readonly unread?: { readonly count: number; readonly source: 'history' | 'device' };
  readonly lastActivityAt?: Timestamp;
  readonly pinned?: boolean;
  readonly archived?: boolean;
  /** End of the mute, or 0 for not muted. */
  readonly mutedUntil?: Timestamp;
  readonly removed?: boolean;
}

/** Names one message of one chat as the protocol does. */
export interface MessageKey {
  readonly chat: ChatAddress;
  /** The id on the wire. Unique per chat and sender only. */
  readonly wireId: string;
  readonly fromMe: boolean;
  /** Who wrote it, in groups and status; null in direct chats. */
  readonly sender: Identity | null;
}

export interface MessageChange {
  readonly key: MessageKey;
  /** Whole seconds on the wire; milliseconds here. */
  readonly sentAt: Timestamp;
  readonly kind: MessageKind;
  /** Text or caption as written; empty where the kind has none. */
  readonly text: string;
  /** The original protobuf (`WebMessageInfo`), so that a newer version can show what this one can't. */
  readonly content: Uint8Array;
  readonly status: MessageStatus;
  /** Live messages of others count as unread; those from history, and own ones, don't. */
  readonly origin: 'live' | 'history';
  readonly pushName?: string;
}

export interface StatusChange {
  readonly key: MessageKey;
  readonly status: MessageStatus;
}

export interface EditChange {
  readonly key: MessageKey;
  readonly text: string;
  readonly content: Uint8Array;
  readonly editedAt: Timestamp;
}

/** Deleted for everyone by its sender: text and original go from the disk, the place stays. */
export interface DeletionChange {
  readonly key: MessageKey;
}
