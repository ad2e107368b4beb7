import type { GalleryKind } from '../../preload/contract/media.ts';
import type { MediaFailure } from '../../preload/contract/message-parts.ts';
import type {
  AccountId,
  ChatId,
  MessageId,
  MessageKind,
  MessageStatus,
  MessageView,
  Timestamp,
} from '../../preload/contract/model.ts';
import type { ChatAddress } from '../domain/chat-batch.ts';
import type { MediaDetail } from '../domain/message-detail.ts';
import type { ComposedMedia } from './media-port.ts';
import type { ChangeNotice, Page } from './ports.ts';

/** A file of the media folder, by its name there. */
export interface FileRow {
  readonly name: string;
  /** Of the content. */
  readonly bytes: number;
}

/** Where a message's file stands, as it is kept. What is going on at the moment is known in memory only. */
export type KeptMediaState =
  | { readonly kind: 'remote' | 'waiting' | 'expired' | 'here' }
  | { readonly kind: 'failed'; readonly reason: MediaFailure };

/** A message with all that is needed to fetch, send or show its file. */
export interface MediaMessage {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly messageId: MessageId;
  readonly fromMe: boolean;
  readonly kind: MessageKind;
  readonly status: MessageStatus;
  readonly sentAt: Timestamp;
  /** The original (`WebMessageInfo`). */
  readonly content: Uint8Array;
  readonly state: KeptMediaState;
  readonly file: FileRow | null;
  /** An own message whose file is not with the service yet. */
  readonly toUpload: boolean;
}

export interface QueuedMedia {
  readonly wireId: string;
  readonly at: Timestamp;
  readonly kind: MessageKind;
  readonly caption: string;
  readonly content: Uint8Array;
  /** Whom it answers and mentions. */
  readonly context: ComposedMedia['detail'];
  readonly detail: MediaDetail;
  readonly file: FileRow;
}

/** A chat's picture, or with chat null the account's own. */
export interface PictureRow {
  readonly chatId: ChatId | null;
  readonly address: ChatAddress | null;
  readonly file: string | null;
  /** When the service was last asked; 0: never. */
  readonly checkedAt: Timestamp;
}

/** What the store knows of files. Every change is one transaction; what can't change any more answers null. */
export interface MediaStore {
  /** 32 bytes that addresses of files are made with. */
  urlSecret(): Promise<Uint8Array>;
  /** By message alone: numbers of messages are never used twice. Null when it is gone or has no file. */
  mediaMessage(messageId: MessageId): Promise<MediaMessage | null>;
  /** The original of any message; null when it is gone. */
  originalOf(
    messageId: MessageId,
    inChat?: { readonly accountId: AccountId; readonly chatId: ChatId },
  ): Promise<Uint8Array | null>;
  /** Those of a chat, without any that has no file. */
  mediaMessages(
    accountId: AccountId,
    chatId: ChatId,
    messageIds: readonly MessageId[],
  ): Promise<readonly MediaMessage[]>;
  /** Of these, messages of others whose files nobody has begun to fetch, sent at `since` or later. */
  untouched(messageIds: readonly MessageId[], since: Timestamp): Promise<readonly MediaMessage[]>;
  /** Downloads that were under way or waiting when the program ended. */
  waiting(): Promise<readonly MessageId[]>;
  setMediaState(messageId: MessageId, state: KeptMediaState): Promise<ChangeNotice | null>;
  /** The file is in the folder. */
  keepFile(messageId: MessageId, file: FileRow): Promise<ChangeNotice | null>;
  /** The original with a new place of its file. */
  setMediaContent(messageId: MessageId, content: Uint8Array): Promise<void>;
  /** The content that a message of this hash names may be here already. */
  findFile(name: string): Promise<FileRow | null>;

  /** Writes an own message with a file as `queued`, before anything of it is sent. */
  queueMedia(
    accountId: AccountId,
    chatId: ChatId,
    message: QueuedMedia,
  ): Promise<{ readonly notice: ChangeNotice; readonly view: MessageView }>;
  /** Queued messages whose files have to be uploaded first, oldest first. */
  uploads(accountId: AccountId): Promise<readonly MediaMessage[]>;
  /** The file is with the service: the message can be sent. */
  setUploaded(messageId: MessageId, content: Uint8Array): Promise<ChangeNotice | null>;
  /** An own message that was not sent: `failed`, to be tried again by a person. Null reason: a person has ended it. */
  failUpload(messageId: MessageId, reason: MediaFailure | null): Promise<ChangeNotice | null>;
  /** The file turned out to be damaged (true) or gone (false): the message can be fetched again. */
  loseFile(messageId: MessageId, damaged: boolean): Promise<ChangeNotice | null>;

  /** Which of these names some row refers to. */
  knownFiles(names: readonly string[]): Promise<readonly string[]>;
  /** Files that nothing refers to any more. */
  unusedFiles(limit: number): Promise<readonly string[]>;
  /** Forgets a file, unless something refers to it by now. True when it is to be removed. */
  forgetFile(name: string): Promise<boolean>;

  /** Messages of a kind, newest first. */
  gallery(
    accountId: AccountId,
    chatId: ChatId,
    kind: Exclude<GalleryKind, 'links'>,
    before: string | null,
    limit: number,
  ): Promise<Page<MessageView>>;

  pictures(accountId: AccountId, chatIds: readonly ChatId[]): Promise<readonly PictureRow[]>;
  ownPicture(accountId: AccountId): Promise<PictureRow & { readonly url: string | null }>;
  /** `file` null: there is none, or it is not for us. Null chat: the account itself. */
  setPicture(
    accountId: AccountId,
    chatId: ChatId | null,
    file: FileRow | null,
    checkedAt: Timestamp,
  ): Promise<ChangeNotice | null>;
  /** By account's row number, chat and the beginning of the name, as in its address. */
  pictureFile(account: number, chat: number, namePart: string): Promise<string | null>;
}
