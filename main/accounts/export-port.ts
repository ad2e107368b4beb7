import type { MediaType } from '../../preload/contract/message-parts.ts';
import type {
  AccountId,
  ChatId,
  ChatKind,
  MessageKind,
  MessageStatus,
  Timestamp,
} from '../../preload/contract/model.ts';

/** Somebody by every name that is known. Jids are bare. */
export interface ExportedPerson {
  /** What the app shows: contact name, push name, number. */
  readonly name: string;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
}

export interface ExportedChat {
  readonly id: ChatId;
  readonly kind: ChatKind;
  /** As in the list; empty for the status chat. */
  readonly title: string;
  /** Of a group, channel or the like; null for a person. */
  readonly jid: string | null;
  /** Null where the chat is not one with a person. */
  readonly person: ExportedPerson | null;
}

/** The file that a message carries. */
export interface ExportedMedia {
  readonly type: MediaType;
  /** As its sender has said. */
  readonly mimetype: string;
  readonly fileName: string | null;
  /** Its name in the media folder; null while it is not on this computer. */
  readonly file: string | null;
}

export interface ExportedMessage {
  /** The id on the wire. */
  readonly wireId: string;
  readonly fromMe: boolean;
  /** Null for own messages, and in chats with one person. */
  readonly sender: ExportedPerson | null;
  readonly sentAt: Timestamp;
  readonly kind: MessageKind;
  readonly status: MessageStatus;
  /** Null when it was never edited. */
  readonly editedAt: Timestamp | null;
  readonly text: string;
  /** Null for messages without a file. */
  readonly media: ExportedMedia | null;
  /** The original protobuf (`WebMessageInfo`); empty when the message was deleted. */
  readonly content: Uint8Array;
}

/** Where a walk through the messages of a chat stands: after this one. */
export interface ExportCursor {
  readonly sentAt: Timestamp;
  /** Row number. */
  readonly message: number;
}

/** What an export needs of the store: what the app would show, so nothing that was deleted, has expired or is seen once. */
export interface ExportStore {
  /** All chats that hold anything, in pages. `next` is null at the end. Throws `account-not-found`. */
  chats(
    accountId: AccountId,
    after: number,
  ): Promise<{ readonly chats: readonly ExportedChat[]; readonly next: number | null }>;
  /** Throws `account-not-found`, `chat-not-found`. */
  chat(accountId: AccountId, chatId: ChatId): Promise<ExportedChat>;
  /** Oldest first, sent before `until`. `next` is null at the end. Throws `account-not-found`, `chat-not-found`. */
  messages(
    accountId: AccountId,
    chatId: ChatId,
    after: ExportCursor,
    until: Timestamp,
  ): Promise<{ readonly messages: readonly ExportedMessage[]; readonly next: ExportCursor | null }>;
  /** Everybody who is known, in pages. Throws `account-not-found`. */
  people(
    accountId: AccountId,
    after: number,
  ): Promise<{ readonly people: readonly ExportedPerson[]; readonly next: number | null }>;
}
