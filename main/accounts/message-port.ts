import type {
  ChatId,
  DraftMentionView,
  MessageId,
  MessageStatus,
  PersonId,
  Timestamp,
} from '../../preload/contract/model.ts';
import type { ChatAddress, Identity, MessageChange, MessageKey } from '../domain/chat-batch.ts';
import type { StoredKind } from '../domain/chat-fold.ts';
import type { MessageAction } from '../domain/message-action.ts';
import type { MessageDetail } from '../domain/message-detail.ts';

/** Where a message goes. */
export interface ChatTarget {
  readonly address: ChatAddress;
  /** Seconds after which the chat's messages disappear; 0: never. */
  readonly timer: number;
}

/** A message that something is to be done with. */
export interface MessageTarget extends ChatTarget {
  readonly key: MessageKey;
  readonly kind: StoredKind;
  readonly text: string;
  readonly status: MessageStatus;
  readonly sentAt: Timestamp;
  readonly detail: MessageDetail;
  /** The original (`WebMessageInfo`); empty when there is none. */
  readonly content: Uint8Array;
}

/** Somebody whom the account knows, for mentions and contact cards. */
export interface KnownContact {
  readonly personId: PersonId;
  readonly identity: Identity;
  readonly name: string;
}

/** What was begun in the composer. */
export interface WrittenDraft {
  readonly text: string;
  readonly mentions: readonly DraftMentionView[];
}

/** A part of a text that stands for a person: where it is, in UTF-16 units, and whom it means. */
export interface Mention {
  readonly start: number;
  readonly length: number;
  readonly identity: Identity;
}

/** What every message needs to be made. */
export interface ComposeContext extends ChatTarget {
  readonly wireId: string;
  readonly at: Timestamp;
  /** Who writes. */
  readonly own: Identity;
}

export interface ComposedText {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** The text that goes with a file, and where both go. */
export interface ResolvedCaption extends ComposedText, Pick<ChatTarget, 'address'> {}

/** What is said about another message, as it goes over the wire, and what it does here. */
export interface ComposedAction {
  readonly content: Uint8Array;
  readonly action: MessageAction;
}

/** Makes messages as the service wants them; needs no connection. Originals are `WebMessageInfo` bytes. */
export interface Composer {
  text(
    context: ComposeContext,
    text: ComposedText & { readonly quoted: MessageTarget | null },
  ): Promise<MessageChange>;
  poll(
    context: ComposeContext,
    poll: { readonly question: string; readonly options: readonly string[]; readonly multiple: boolean },
  ): Promise<MessageChange>;
  contacts(
    context: ComposeContext,
    cards: readonly { readonly name: string; readonly phoneNumber: string }[],
  ): Promise<MessageChange>;
  /** @returns null for a message that can't be passed on */
  forward(context: ComposeContext, message: MessageTarget): Promise<MessageChange | null>;
  reaction(context: ComposeContext, target: MessageTarget, emoji: string): Promise<ComposedAction>;
  edit(context: ComposeContext, target: MessageTarget, text: ComposedText): Promise<ComposedAction>;
  deletion(context: ComposeContext, target: MessageTarget): Promise<ComposedAction>;
  /** `seconds` 0 takes the pin off. */
  pin(context: ComposeContext, target: MessageTarget, seconds: number): Promise<ComposedAction>;
  /** @returns null when the poll came without what votes are sealed with */
  vote(
    context: ComposeContext,
    poll: MessageTarget,
    options: readonly number[],
  ): Promise<ComposedAction | null>;
}

export interface QueuedAction extends ComposedAction {
  readonly wireId: string;
  readonly at: Timestamp;
}

/** A change of the account's shared settings about one message: its devices are told, nobody else. */
export interface MessageSetting {
  readonly key: MessageKey;
  readonly change:
    { readonly type: 'star'; readonly on: boolean } | { readonly type: 'hide'; readonly sentAt: Timestamp };
}

/** What waits to be sent, or was sent and not yet acknowledged: a message, or something about one. */
export interface OutgoingMessage {
  readonly messageId: MessageId;
  readonly chatId: ChatId;
  readonly wireId: string;
  readonly address: ChatAddress;
  readonly queuedAt: Timestamp;
  /** The original; with a setting there is none. */
  readonly content: Uint8Array;
  readonly setting: MessageSetting | null;
}
