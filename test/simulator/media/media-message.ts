import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { unwrap } from '../messaging/content.ts';
import type { Service } from '../server/service.ts';
import { decryptMedia, encryptMedia, type MediaKind } from './media-crypto.ts';

export interface MediaInput {
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  readonly content: Buffer;
  readonly mimetype?: string | undefined;
  readonly caption?: string | undefined;
  readonly fileName?: string | undefined;
  readonly seconds?: number | undefined;
  readonly voice?: boolean | undefined;
  readonly thumbnail?: Buffer | undefined;
  readonly viewOnce?: boolean | undefined;
}

const MIMETYPES = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/ogg; codecs=opus',
  document: 'application/pdf',
  sticker: 'image/webp',
} as const;

/** Encrypts, puts it on the media host and makes the message. Form: prepareWAMessageMedia in lib/Utils/messages.js. */
export function makeMediaMessage(service: Service, input: MediaInput): proto.IMessage {
  const { blob, ...keys } = encryptMedia(input.kind, input.content);
  const directPath = service.media.put(blob);
  const common = {
    ...keys,
    directPath,
    url: `https://${service.mediaHost}${directPath}`,
    mimetype: input.mimetype ?? MIMETYPES[input.kind],
    mediaKeyTimestamp: Math.floor(Date.now() / 1000),
    ...(input.viewOnce ? { viewOnce: true } : {}),
  };
  const caption = input.caption === undefined ? {} : { caption: input.caption };
  const thumbnail = input.thumbnail ? { jpegThumbnail: input.thumbnail } : {};
  const seconds = { seconds: input.seconds ?? 3 };
  const message: Record<MediaInput['kind'], () => proto.IMessage> = {
    image: () => ({ imageMessage: { ...common, ...caption, ...thumbnail, width: 640, height: 480 } }),
    video: () => ({
      videoMessage: { ...common, ...caption, ...thumbnail, ...seconds, width: 640, height: 480 },
    }),
    audio: () => ({ audioMessage: { ...common, ...seconds, ptt: input.voice ?? false } }),
    document: () => ({
      documentMessage: { ...common, ...caption, ...thumbnail, fileName: input.fileName ?? 'document.pdf' },
    }),
    sticker: () => ({ stickerMessage: { ...common, width: 512, height: 512 } }),
  };
  const made = message[input.kind]();
  return input.viewOnce ? { viewOnceMessage: { message: made } } : made;
}

interface MediaPart {
  readonly mediaKey?: Uint8Array | null;
  directPath?: string | null;
}

/** The part of a message that points to a file. */
export function mediaPartOf(message: proto.IMessage): { kind: MediaKind; part: MediaPart } | undefined {
  const { imageMessage, videoMessage, audioMessage, documentMessage, stickerMessage } = unwrap(message);
  if (imageMessage) return { kind: 'image', part: imageMessage };
  if (videoMessage) return { kind: 'video', part: videoMessage };
  if (audioMessage) return { kind: 'audio', part: audioMessage };
  if (documentMessage) return { kind: 'document', part: documentMessage };
  if (stickerMessage) return { kind: 'sticker', part: stickerMessage };
  return undefined;
}

/** The file of a received message, as the phone would see it. */
export function openMedia(service: Service, message: proto.IMessage): Buffer {
  const media = mediaPartOf(message);
  const { mediaKey, directPath } = media?.part ?? {};
  if (!media || !mediaKey || !directPath) throw new Error('the message has no media');
  const blob = service.media.get(directPath);
  if (!blob) throw new Error('the media is no longer there');
  return decryptMedia(media.kind, blob, mediaKey);
}
