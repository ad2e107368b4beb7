import {
  normalizeMessageContent,
  proto,
  toNumber,
  type MediaType as WireType,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type { MediaSource } from '../../accounts/media-port.ts';
import { attempt } from '../attempt.ts';

/** The fields that every message with a file has (WAProto `ImageMessage`, `VideoMessage`, …). */
export interface FileFields {
  url?: string | null;
  directPath?: string | null;
  mediaKey?: Uint8Array | null;
  fileSha256?: Uint8Array | null;
  fileEncSha256?: Uint8Array | null;
  fileLength?: number | Long | null;
  mimetype?: string | null;
  jpegThumbnail?: Uint8Array | null;
}
type Long = Parameters<typeof toNumber>[0];

/** The part of a message that points to its file. */
export interface MediaPart {
  readonly type: MediaSource['type'];
  /** What its keys are derived for. */
  readonly wireType: WireType;
  readonly fileName: string | null;
  readonly fields: FileFields;
}

/** Null when there is no file in it. */
export function mediaPartOf(message: proto.IMessage | null | undefined): MediaPart | null {
  const content = normalizeMessageContent(message ?? undefined);
  if (!content) return null;
  const { imageMessage, videoMessage, ptvMessage, audioMessage, documentMessage, stickerMessage } = content;
  const part = (
    type: MediaPart['type'],
    wireType: WireType,
    fields: FileFields,
    fileName: string | null = null,
  ): MediaPart => ({ type, wireType, fileName, fields });
  if (imageMessage) return part('image', 'image', imageMessage);
  if (videoMessage) return part(videoMessage.gifPlayback ? 'gif' : 'video', 'video', videoMessage);
  if (ptvMessage) return part('video', 'video', ptvMessage);
  if (audioMessage) return part(audioMessage.ptt ? 'voice' : 'audio', 'audio', audioMessage);
  if (documentMessage)
    return part(
      'document',
      'document',
      documentMessage,
      documentMessage.fileName || documentMessage.title || null,
    );
  if (stickerMessage) return part('sticker', 'sticker', stickerMessage);
  return null;
}

/** An original of the store; null when it can't be read. */
export const originalOf = (content: Uint8Array): WAMessage | null =>
  attempt(() => proto.WebMessageInfo.decode(content) as WAMessage, null);

export function sourceOf(content: Uint8Array): MediaSource | null {
  const part = mediaPartOf(originalOf(content)?.message);
  // What has neither key nor place can't be fetched by anybody.
  if (part === null || !part.fields.mediaKey?.length) return null;
  return {
    type: part.type,
    mimetype: part.fields.mimetype ?? '',
    fileName: part.fileName,
    sha256: part.fields.fileSha256?.length === 32 ? part.fields.fileSha256 : null,
    bytes: lengthOf(part.fields),
  };
}

export function draftOf(content: Uint8Array): Pick<MediaSource, 'type' | 'mimetype' | 'fileName'> | null {
  const part = mediaPartOf(originalOf(content)?.message);
  return part === null
    ? null
    : { type: part.type, mimetype: part.fields.mimetype ?? '', fileName: part.fileName };
}

export function lengthOf({ fileLength }: FileFields): number | null {
  if (fileLength === null || fileLength === undefined) return null;
  const length = toNumber(fileLength);
  return Number.isSafeInteger(length) && length > 0 ? length : null;
}

/** The small picture in a message: that of its file, or of the page behind its link. */
export function thumbnailOf(content: Uint8Array): Uint8Array | null {
  const message = originalOf(content)?.message;
  const fields =
    mediaPartOf(message)?.fields ?? normalizeMessageContent(message ?? undefined)?.extendedTextMessage;
  const thumbnail = fields?.jpegThumbnail;
  return thumbnail?.length ? thumbnail : null;
}
