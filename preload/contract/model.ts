import { z } from 'zod';
import type { ChatKind, MessageKind, MessageStatus } from './kinds.ts';
import type { MentionView, MessageParts, ReactionView, SystemLine } from './message-parts.ts';

export type { ChatKind, MessageKind, MessageStatus };

/** Names one account for its whole life, whatever sockets and devices it has had. */
export const accountIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{8,40}$/)
  .brand<'AccountId'>();
export type AccountId = z.infer<typeof accountIdSchema>;

/** Names one chat of one account, unlike all chats of other accounts. Opaque to the renderer. Stays the same when a LID and a phone number turn out to be one person. */
export const chatIdSchema = z
  .string()
  .regex(/^\d{1,16}$/)
  .brand<'ChatId'>();
export type ChatId = z.infer<typeof chatIdSchema>;

/** Names one stored message. Opaque to the renderer. */
export const messageIdSchema = z
  .string()
  .regex(/^\d{1,16}$/)
  .brand<'MessageId'>();
export type MessageId = z.infer<typeof messageIdSchema>;

/** Names one correspondent of one account, the same under phone number and LID. Opaque to the renderer. */
export const personIdSchema = z
  .string()
  .regex(/^\d{1,16}$/)
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

/** Milliseconds since 1970, UTC. */
export type Timestamp = number;

/** Why an account is not online. Each has a sentence and a next step in the catalogue (`reason.*`). */
export const disconnectReasonSchema = z.enum([
  'network',
  'asleep',
  'connection-lost',
  'service-unavailable',
  'restart-required',
  'session-broken',
  'replaced',
  'restricted',
  'client-too-old',
  'device-removed',
  'wrong-number',
  'credentials-unreadable',
  'store-failed',
  'proxy-failed',
  'proxy-refused',
  'refused',
  'moved',
  'unknown',
]);
export type DisconnectReason = z.infer<typeof disconnectReasonSchema>;

/** What a person can do about a state. The renderer shows it as the one button beside the sentence. */
export type NextStep = 'none' | 'take-back' | 'retry' | 'relink' | 'update' | 'proxy';

/** Where the linking of an account stands. Times are absolute, so that a countdown survives a reload of the window. */
export type LinkingView =
  /** Waiting for the service to give a code. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'scan'; readonly qr: string; readonly shownAt: Timestamp; readonly expiresAt: Timestamp }
  | LinkingCode
  /** The code was typed on the phone; both sides are agreeing on their keys. */
  | { readonly kind: 'scanned'; readonly code: LinkingCode }
  | LinkingPasskey
  /** The phone has accepted; this device logs in for the first time. */
  | { readonly kind: 'confirming' }
  | { readonly kind: 'syncing'; readonly percent: number | null }
  | { readonly kind: 'linked' }
  | { readonly kind: 'expired'; readonly what: 'qr' | 'code' }
  | { readonly kind: 'failed'; readonly reason: LinkingFailure };

/** A code to be typed on the phone: eight letters and digits, shown in two groups of four. */
export interface LinkingCode {
  readonly kind: 'code';
  readonly code: string;
  /** Digits only: the number whose phone must type it. */
  readonly phoneNumber: string;
  readonly shownAt: Timestamp;
  readonly expiresAt: Timestamp;
  /** Another code was typed on the phone before; this one still holds. */
  readonly mistyped: boolean;
}

/**
 * WhatsApp asks for a passkey. `explain`: it is only said what that is (the experimental step is off). `proof`: the
 * owner's proof is waited for. `waiting`: it is with WhatsApp. `compare`: the owner compares `code` with the phone.
 */
export interface LinkingPasskey {
  readonly kind: 'passkey';
  readonly step: 'explain' | 'proof' | 'waiting' | 'compare' | 'finishing';
  /** Eight letters and digits; in `compare` only. */
  readonly code: string | null;
  /** Digits only; null when the code was scanned, as then nobody has said yet which number it is. */
  readonly phoneNumber: string | null;
  readonly askedAt: Timestamp;
  readonly expiresAt: Timestamp;
}

/** Why a link did not come about. Each has a sentence and a next step in the catalogue (`linking.failed.*`). */
export const linkingFailureSchema = z.enum([
  'service-unavailable',
  'refused',
  'wrong-number',
  'already-linked',
  'too-many-devices',
  'client-too-old',
  'code-refused',
  'code-too-often',
  'code-unavailable',
  'code-service-error',
  'code-mistyped',
  'passkey-needed',
  'passkey-late',
  'passkey-interrupted',
  'passkey-stalled',
  'passkey-refused',
  'passkey-code-differs',
  'unknown',
]);
export type LinkingFailure = z.infer<typeof linkingFailureSchema>;

/** An account's connection, as a person sees it. */
export type AccountState =
  | { readonly kind: 'linking'; readonly linking: LinkingView }
  | { readonly kind: 'queued' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'syncing'; readonly percent: number | null }
  | { readonly kind: 'online' }
  /** `retryAt` is null when it waits for something else than a time: a network, the computer to wake. */
  | { readonly kind: 'waiting'; readonly retryAt: Timestamp | null; readonly reason: DisconnectReason }
  | { readonly kind: 'stopped'; readonly reason: DisconnectReason; readonly nextStep: NextStep }
  /** Disconnected because a person wants it so, also after a restart. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'unlinked'; readonly reason: DisconnectReason; readonly nextStep: NextStep };

export interface AccountView {
  readonly id: AccountId;
  /** The profile name; empty until the service has told it. */
  readonly name: string;
  /** What the person calls this account here, in place of its profile name; empty for none. */
  readonly label: string;
  /** Digits only, with country code and without "+"; null until linked. */
  readonly phoneNumber: string | null;
  /** Index into the palette of account hues. */
  readonly hue: number;
  readonly order: number;
  /** Shown first, and connected before the others. */
  readonly pinned: boolean;
  /** No notifications, and its unread messages do not count in the total. */
  readonly muted: boolean;
  /** The group of the strip that it stands in, by its name; empty for none. */
  readonly group: string;
  /** Whether that group is folded; the same for all accounts of a group. */
  readonly groupFolded: boolean;
  readonly state: AccountState;
  /** Messages not yet read, over all chats. */
  readonly unread: number;
  readonly linkedAt: Timestamp | null;
  /** When this device was last online, right to the hour; null while that is not known. */
  readonly onlineAt: Timestamp | null;
  /** When the account's own phone last gave a sign of itself, right to the hour; null while that is not known. */
  readonly phoneSeenAt: Timestamp | null;
  /** When it was last saved in a backup that opened; null: never. */
  readonly lastBackupAt: Timestamp | null;
  /** Its profile picture, `app://media/…`; null while none is known. */
  readonly pictureUrl: string | null;
}

export interface MessagePreview {
  readonly kind: MessageKind;
  /** Text or caption, cut to one line's worth. */
  readonly text: string;
  /** Who is meant in it; left out where nobody is. */
  readonly mentions?: readonly MentionView[];
  readonly fromMe: boolean;
  /** Who wrote it, in groups; null for own messages and direct chats. */
  readonly senderName: string | null;
  readonly status: MessageStatus;
  /** Of a chat in which nobody has written: the last line of its history. */
  readonly system?: SystemLine;
}

/** A part of a draft that stands for a person, in UTF-16 units: an "@" and a name. */
export interface DraftMentionView {
  readonly start: number;
  readonly length: number;
  readonly personId: PersonId;
}

export interface ChatView {
  readonly id: ChatId;
  readonly accountId: AccountId;
  readonly kind: ChatKind;
  /** Contact name, push name, subject, or the phone number as last resort. */
  readonly title: string;
  readonly lastMessage: MessagePreview | null;
  /** Time of the last message; orders the list together with `pinned`. 0 when the chat is empty. */
  readonly lastActivityAt: Timestamp;
  readonly unread: number;
  /** Marked as unread by hand: a dot without a number. */
  readonly markedUnread: boolean;
  /** Unread messages that mention the owner of this account. */
  readonly mentions: number;
  readonly pinned: boolean;
  readonly archived: boolean;
  readonly muted: boolean;
  /** What was begun in the composer and not sent; empty for none. */
  readonly draft: string;
  /** Who is mentioned in it, from left to right; left out where nobody is. */
  readonly draftMentions?: readonly DraftMentionView[];
  /** Names of the account's labels that the chat has. */
  readonly labels: readonly string[];
  /** Picture of the person or group, `app://media/…`; null while none is known. */
  readonly pictureUrl: string | null;
}

export interface MessageView {
  readonly id: MessageId;
  readonly chatId: ChatId;
  readonly fromMe: boolean;
  /** Stays the same for one person of one account; null for own messages and where the chat says who. */
  readonly senderId: string | null;
  readonly senderName: string | null;
  readonly sentAt: Timestamp;
  /** Total order within the chat: compare `sortKey`, never `sentAt`. Unique within a chat. */
  readonly sortKey: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly status: MessageStatus;
  readonly edited: boolean;
  readonly starred: boolean;
  readonly parts: MessageParts;
  readonly reactions: readonly ReactionView[];
}

/** How what is on disk is protected. */
export type Protection = 'key-store' | 'passphrase' | 'plain-file';

/**
 * Why the key to the data can't be had. `key-missing`: the data is there and its `vault.json` is not. `damaged`: that file
 * can't be read. The others are about the system's key store. Each has a screen (`vault.unreadable.*`).
 */
export type VaultTrouble =
  'damaged' | 'key-missing' | 'other-computer' | 'key-store-gone' | 'key-store-locked' | 'key-store-changed';

/**
 * The lock on the data. `new` asks how to protect it when there is no key store of the system;
 * `locked` asks for the passphrase; `unreadable` says that the key can't be had.
 */
export type VaultState =
  | { readonly kind: 'new'; readonly keyStoreAvailable: boolean }
  | {
      readonly kind: 'locked';
      /** After wrong tries: when the next one is heard. */
      readonly retryAt: Timestamp | null;
      /** The accounts go on behind the lock; false at a start, when not even the key is there. */
      readonly running: boolean;
      /** The system can say that it is its user (Touch ID) in place of the passphrase; only while `running`. */
      readonly systemUnlock: boolean;
    }
  | { readonly kind: 'unreadable'; readonly why: VaultTrouble }
  | { readonly kind: 'open'; readonly protection: Protection };
