import type { MessageKind } from './kinds.ts';
import type { ChatId, MessageId, PersonId, Timestamp } from './model.ts';

/*
 * What a message has beyond its text. Every part is absent where a message has none, so that the many plain texts carry
 * nothing. Texts in here come from other people: never trusted, never taken for markup.
 */

export interface MessageParts {
  readonly forwarded?: 'once' | 'often';
  readonly quoted?: QuotedView;
  /** Who is meant by each `@digits` in the text. */
  readonly mentions?: readonly MentionView[];
  /** The owner of this account is among those mentioned. */
  readonly mentionsMe?: true;
  readonly media?: MediaView;
  readonly poll?: PollView;
  readonly contacts?: readonly ContactCardView[];
  readonly location?: LocationView;
  readonly link?: LinkPreviewView;
  readonly system?: SystemLine;
  /** When the message goes from the disk: the chat's timer. */
  readonly expiresAt?: Timestamp;
  /** Meant to be seen once: it is on the phone only, and is never kept here. */
  readonly viewOnce?: true;
  /** Pinned in its chat, for everybody. */
  readonly pinned?: true;
}

/** The message that is answered, as it was quoted: it may be gone or unknown here. */
export interface QuotedView {
  /** Where to jump to; null when it is not in the store. */
  readonly messageId: MessageId | null;
  readonly senderId: string | null;
  readonly senderName: string | null;
  readonly fromMe: boolean;
  readonly kind: MessageKind;
  /** Cut to a few lines' worth. */
  readonly text: string;
  /** Who is meant in it; left out where nobody is, or where it is not known any more. */
  readonly mentions?: readonly MentionView[];
}

export interface MentionView {
  /** As it stands in the text after the "@". */
  readonly token: string;
  readonly name: string;
  /** Null for somebody who is not known here. */
  readonly personId: PersonId | null;
  readonly isMe: boolean;
}

export const mediaTypes = ['image', 'video', 'gif', 'voice', 'audio', 'document', 'sticker'] as const;
export type MediaType = (typeof mediaTypes)[number];

export interface MediaView {
  readonly type: MediaType;
  readonly mimetype: string;
  /** Made safe for a file system; null where the sender gave none. */
  readonly fileName: string | null;
  /** As the sender says, until it is here; null when the sender does not say. */
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Length of audio and video. */
  readonly seconds: number | null;
  /** Loudness of a voice note, up to 64 values from 0 to 100. */
  readonly waveform: readonly number[] | null;
  /** Small picture that came with the message; `app://media/…`, or null. */
  readonly thumbnailUrl: string | null;
  readonly state: MediaState;
}

/** Where the file stands. Each failure has a sentence in the catalogue (`media.failed.*`). */
export type MediaState =
  | { readonly kind: 'remote' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'downloading'; readonly received: number; readonly total: number | null }
  | { readonly kind: 'uploading'; readonly sent: number; readonly total: number }
  /** `app://media/…`: takes ranges, so that video seeks. */
  | { readonly kind: 'here'; readonly url: string }
  /** No longer with the service: the phone can be asked for it again. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'failed'; readonly reason: MediaFailure };

export const mediaFailures = [
  'network',
  'gone',
  'phone-has-not',
  'phone-silent',
  'damaged',
  'too-large',
  'disk-full',
  'refused',
  'unknown',
] as const;
export type MediaFailure = (typeof mediaFailures)[number];

export interface PollView {
  readonly question: string;
  /** How many options one person may choose; 0: as many as they like. */
  readonly selectable: number;
  readonly options: readonly PollOptionView[];
  /** People who have voted. */
  readonly voters: number;
}

export interface PollOptionView {
  readonly text: string;
  readonly votes: number;
  readonly mine: boolean;
  /** The first few who chose it, by name. */
  readonly names: readonly string[];
}

export interface ContactCardView {
  readonly name: string;
  /** Digits with country code, where the card says; else as written. */
  readonly phoneNumbers: readonly string[];
}

export interface LocationView {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string | null;
  readonly address: string | null;
  readonly live: boolean;
}

/** What the sender's app found behind the first link: nothing is fetched here. */
export interface LinkPreviewView {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** `app://media/…`, or null. */
  readonly thumbnailUrl: string | null;
}

/** A line of the chat's history that nobody wrote. Names are resolved; each `what` has a sentence (`system.*`). */
export interface SystemLine {
  readonly what: SystemEvent;
  /** Who did it; null when that is not told. Empty name: the owner of this account is `byMe`. */
  readonly by: string | null;
  readonly byMe: boolean;
  /** Whom it is about. */
  readonly about: readonly string[];
  readonly aboutMe: boolean;
  /** New subject, timer in seconds, … as the event has it. */
  readonly value: string | null;
}

export const systemEvents = [
  'group-created',
  'joined',
  'joined-by-link',
  'added',
  'left',
  'removed',
  'promoted',
  'demoted',
  'subject',
  'description',
  'picture',
  'announcement-on',
  'announcement-off',
  'locked',
  'unlocked',
  'invite-link',
  'number-changed',
  'timer',
  'timer-off',
  'security-code',
  'call-missed',
  'call-missed-video',
  'other',
] as const;
export type SystemEvent = (typeof systemEvents)[number];

export interface ReactionView {
  readonly emoji: string;
  readonly count: number;
  readonly mine: boolean;
  /** The first few who gave it, by name. */
  readonly names: readonly string[];
}

/** What there is to tell about one message (`messages.info`). */
export interface MessageInfo {
  readonly sentAt: Timestamp;
  /** When an own message reached each member and was read by them; members of whom nothing came are not in it. */
  readonly receipts: readonly ReceiptView[];
  /** What the message said, oldest first, the present text last; empty when it was never edited. */
  readonly texts: readonly { readonly at: Timestamp; readonly text: string }[];
}

export interface ReceiptView {
  readonly personId: string;
  readonly name: string;
  readonly deliveredAt: Timestamp | null;
  readonly readAt: Timestamp | null;
  readonly playedAt: Timestamp | null;
}

/** Names a message from outside its conversation: search hits, starred messages, galleries. */
export interface MessagePlace {
  readonly chatId: ChatId;
  readonly messageId: MessageId;
}
