import type { MediaFailure, MediaType } from '../../preload/contract/message-parts.ts';
import type { ChatAddress } from '../domain/chat-batch.ts';
import type { MessageDetail } from '../domain/message-detail.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ComposedText } from './message-port.ts';

/** What the original of a message says about its file. */
export interface MediaSource {
  readonly type: MediaType;
  readonly mimetype: string;
  readonly fileName: string | null;
  /** SHA-256 of the content; null when the message does not say. */
  readonly sha256: Uint8Array | null;
  /** As the sender says. */
  readonly bytes: number | null;
}

/**
 * Why a file could not be fetched or sent. Besides what is told to people: `connection` (the account is not online: to be
 * tried again), and `cancelled`.
 */
export type MediaTrouble = MediaFailure | 'connection' | 'cancelled';

export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly trouble: MediaTrouble;
  constructor(trouble: MediaTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

/** `total` is null when nobody says how long it is. Both in bytes on the wire, which are a little more than the content. */
export type FetchProgress = (received: number, total: number | null) => void;

export interface FetchRequest {
  readonly accountId: AccountId;
  /** The only way out there is; null: directly. */
  readonly proxy: ProxySettings | null;
  readonly signal: AbortSignal;
}

export interface FetchFileRequest extends FetchRequest {
  /** The original of the message (`WebMessageInfo`). */
  readonly content: Uint8Array;
  /** Longest content that is taken. */
  readonly maximumBytes: number;
  readonly progress: FetchProgress;
  /** Takes the content piece by piece. What was written counts only when `fetchFile` has resolved. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** A file that is to be sent: its content can be read more than once. */
export interface UploadRequest {
  readonly content: Uint8Array;
  /** Of the content. */
  readonly bytes: number;
  readonly read: () => AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
  readonly progress: (sent: number, total: number) => void;
}

/** What a person sends, before it has a place with the service. */
export interface MediaDraft {
  readonly type: MediaType;
  readonly mimetype: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly caption: ComposedText;
  /** Where it goes: people are named there by one of their names or the other. */
  readonly address: ChatAddress;
  readonly width: number | null;
  readonly height: number | null;
  readonly seconds: number | null;
  /** A JPEG of some kilobytes. */
  readonly thumbnail: Uint8Array | null;
  /** 64 values from 0 to 100. */
  readonly waveform: readonly number[] | null;
  /** The original of the message that is answered. */
  readonly quoted: Uint8Array | null;
  /** The account's own jid, bare: whose an own quoted message is. */
  readonly ownJid: string;
}

/** A message with a file, as it is sent and as it is shown. */
export interface ComposedMedia {
  readonly content: Uint8Array;
  readonly caption: string;
  /** Whom it answers and mentions. */
  readonly detail: MessageDetail;
}

/** Files on the service, and originals as bytes: what of it needs no connection of the account. */
export interface MediaWire {
  /** Null when the message has no file that can be fetched. Never throws. */
  sourceOf(content: Uint8Array): MediaSource | null;
  /** The same for an own message whose file is not with the service yet. Never throws. */
  draftOf(content: Uint8Array): Pick<MediaSource, 'type' | 'mimetype' | 'fileName'> | null;
  /** The small picture that came with a message or with its link; null when there is none. Never throws. */
  thumbnailOf(content: Uint8Array): Uint8Array | null;
  /** The original of a message to be sent; it says where its file is only after the upload. */
  compose(draft: MediaDraft): ComposedMedia;
  /**
   * Fetches and decrypts a file; resolves when its length, MAC and hashes are what the message says.
   * @throws MediaError, or what `write` throws
   */
  fetchFile(request: FetchFileRequest): Promise<void>;
  /** A profile picture. @throws MediaError */
  fetchPicture(request: FetchRequest & { readonly url: string }): Promise<Uint8Array>;
  /** Ends the connections of an account that is gone, or goes another way now; null: all of them. */
  close(accountId: AccountId | null): void;
}
