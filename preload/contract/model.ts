import { z } from 'zod';
import type { ChatKind, MessageKind, MessageStatus } from './kinds.ts';

export type { ChatKind, MessageKind, MessageStatus };

/** Names one account for its whole life, whatever sockets and devices it has had. */
export const accountIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{8,40}$/)
  .brand<'AccountId'>();
export type AccountId = z.infer<typeof accountIdSchema>;

/** Names one chat of one account. Opaque to the renderer. Stays the same when a LID and a phone number turn out to be one person. */
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
  'unknown',
]);
export type DisconnectReason = z.infer<typeof disconnectReasonSchema>;

/** What a person can do about a state. The renderer shows it as the one button beside the sentence. */
export type NextStep = 'none' | 'retry' | 'relink' | 'update' | 'proxy';

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
  /** Digits only, with country code and without "+"; null until linked. */
  readonly phoneNumber: string | null;
  /** Index into the palette of account hues. */
  readonly hue: number;
  readonly order: number;
  /** Shown first, and connected before the others. */
  readonly pinned: boolean;
  readonly state: AccountState;
  /** Messages not yet read, over all chats. */
  readonly unread: number;
  readonly linkedAt: Timestamp | null;
  /** When this device was last online, right to the hour; null while that is not known. */
  readonly onlineAt: Timestamp | null;
  /** When the account's own phone last gave a sign of itself, right to the hour; null while that is not known. */
  readonly phoneSeenAt: Timestamp | null;
}

export interface MessagePreview {
  readonly kind: MessageKind;
  /** Text or caption, cut to one line's worth. */
  readonly text: string;
  readonly fromMe: boolean;
  /** Who wrote it, in groups; null for own messages and direct chats. */
  readonly senderName: string | null;
  readonly status: MessageStatus;
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
  readonly pinned: boolean;
  readonly archived: boolean;
  readonly muted: boolean;
}

export interface MessageView {
  readonly id: MessageId;
  readonly chatId: ChatId;
  readonly fromMe: boolean;
  readonly senderName: string | null;
  readonly sentAt: Timestamp;
  /** Total order within the chat: compare `sortKey`, never `sentAt`. Unique within a chat. */
  readonly sortKey: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly status: MessageStatus;
  readonly edited: boolean;
}

/** How what is on disk is protected. */
export type Protection = 'key-store' | 'passphrase' | 'plain-file';

/**
 * The lock on the data. `new` asks how to protect it when there is no key store of the system;
 * `locked` asks for the passphrase; `unreadable` says that the key can't be had (another computer's key store).
 */
export type VaultState =
  | { readonly kind: 'new'; readonly keyStoreAvailable: boolean }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'open'; readonly protection: Protection };
