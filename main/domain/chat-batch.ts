import type { ChatKind, MessageKind, MessageStatus, Timestamp } from '../../preload/contract/model.ts';
import type { DraftMention } from './draft-mentions.ts';
import type { MessageDetail } from './message-detail.ts';

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
  readonly marks: readonly MarkChange[];
  readonly receipts: readonly ReceiptChange[];
  readonly labels: readonly LabelChange[];
  readonly groups: readonly GroupChange[];
}

export const emptyBatch: ChatBatch = {
  people: [],
  chats: [],
  messages: [],
  statuses: [],
  edits: [],
  deletions: [],
  marks: [],
  receipts: [],
  labels: [],
  groups: [],
};

/** All of them as one, in their order. */
export function joinBatches(batches: readonly ChatBatch[]): ChatBatch {
  return {
    people: batches.flatMap(({ people }) => people),
    chats: batches.flatMap(({ chats }) => chats),
    messages: batches.flatMap(({ messages }) => messages),
    statuses: batches.flatMap(({ statuses }) => statuses),
    edits: batches.flatMap(({ edits }) => edits),
    deletions: batches.flatMap(({ deletions }) => deletions),
    marks: batches.flatMap(({ marks }) => marks),
    receipts: batches.flatMap(({ receipts }) => receipts),
    labels: batches.flatMap(({ labels }) => labels),
    groups: batches.flatMap(({ groups }) => groups),
  };
}

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
  /** What the person says about themselves; empty: nothing, or not for us. */
  readonly about?: string;
  readonly blocked?: boolean;
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
  /** Marked as unread by hand, on any device. */
  readonly markedUnread?: boolean;
  /** How long messages stay, in seconds (0: for ever), and when that was said. */
  readonly timer?: { readonly seconds: number; readonly at: Timestamp };
  /** What was begun and not sent, as a backup has it; the one that was begun last holds. */
  readonly draft?: {
    readonly text: string;
    readonly mentions?: readonly DraftMention[];
    readonly at: Timestamp;
  };
  /** The chat gets a label of the account, or loses it. */
  readonly label?: { readonly id: string; readonly on: boolean };
  /** The phone has nothing before what it has given. */
  readonly historyComplete?: boolean;
  readonly removed?: boolean;
  /** All messages up to this time are gone; the chat stays. */
  readonly clearedUntil?: Timestamp;
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
  /** Absent for plain texts. */
  readonly detail?: MessageDetail;
  /** When it has to go from the disk. */
  readonly expiresAt?: Timestamp;
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
  /** Mentions and link of the new text; all else stays. */
  readonly detail?: MessageDetail;
}

/**
 * Deleted for everyone by its sender: text and original go from the disk, the place stays. With `forMe` the owner has taken
 * it away on one of their devices: the place goes, too.
 */
export interface DeletionChange {
  readonly key: MessageKey;
  /** In groups: who has deleted it, who may be another than its author if they are an admin. Absent: the author, or the owner. */
  readonly by?: Identity;
  readonly forMe?: boolean;
}

/**
 * What somebody has put on a message; of each kind the latest of a person holds. `value` is empty when it was taken off.
 * - `reaction`: the emoji;
 * - `vote`: a sealed vote (see `sealed-vote.ts`);
 * - `pin`: until when, in milliseconds; whoever did it last;
 * - `star`: `1`. Told without a time: the last one told holds. From history it never overrides;
 * - `keep`: `1`: stays in a chat whose messages disappear.
 */
export interface MarkChange {
  /** `sender` null in a group: not told whose message it is, to be found by its id. */
  readonly key: MessageKey;
  readonly what: MarkKind;
  /** Who; null for the owner of the account. */
  readonly by: Identity | null;
  readonly at: Timestamp;
  readonly value: string;
}

export const markKinds = ['reaction', 'vote', 'pin', 'star', 'keep'] as const;
export type MarkKind = (typeof markKinds)[number];

/** When an own message reached a member and was read; the earliest time told holds. */
export interface ReceiptChange {
  readonly key: MessageKey;
  readonly by: Identity;
  readonly deliveredAt?: Timestamp;
  readonly readAt?: Timestamp;
  readonly playedAt?: Timestamp;
}

/** A label of the account; `name` null when it was deleted. */
export interface LabelChange {
  readonly id: string;
  readonly name: string | null;
}

/** From the least to the most. */
export const memberRoles = ['member', 'admin', 'owner'] as const;
export type MemberRole = (typeof memberRoles)[number];

export interface Member {
  readonly identity: Identity;
  readonly role: MemberRole;
}

/** Facts about a group; absent means unchanged. Its subject is the title of its chat. */
export interface GroupChange {
  readonly address: ChatAddress;
  readonly description?: string;
  readonly createdAt?: Timestamp;
  readonly announceOnly?: boolean;
  readonly locked?: boolean;
  readonly membersMayAdd?: boolean;
  readonly approval?: boolean;
  /** All of them: whoever is not named is in it no more. */
  readonly members?: readonly Member[];
  readonly joined?: readonly Identity[];
  readonly left?: readonly Identity[];
  /** Their role is another one now. */
  readonly changed?: readonly Member[];
}
