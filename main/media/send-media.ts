import type { MediaType } from '../../preload/contract/message-parts.ts';
import { maximumShownBytes } from '../../preload/contract/media.ts';
import type { AccountId, ChatId, MessageId, MessageKind } from '../../preload/contract/model.ts';
import { MediaError } from '../accounts/media-port.ts';
import type { WrittenDraft } from '../accounts/message-port.ts';
import { newWireId } from '../accounts/wire-id.ts';
import type { Attachment } from './attachments.ts';
import { suits } from './content-types.ts';
import type { MediaParts } from './media-parts.ts';

export interface SendMediaRequest {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly attachmentId: string;
  readonly as: MediaType;
  readonly caption: string;
  /** Parts of the caption that stand for people. */
  readonly mentions: WrittenDraft['mentions'];
  readonly quotedMessageId: MessageId | null;
  readonly measured: {
    readonly width: number | null;
    readonly height: number | null;
    readonly seconds: number | null;
    readonly thumbnail: Uint8Array | null;
    readonly waveform: readonly number[] | null;
  } | null;
}

const kinds: Readonly<Record<MediaType, MessageKind>> = {
  image: 'image',
  video: 'video',
  gif: 'video',
  voice: 'voice',
  audio: 'audio',
  document: 'document',
  sticker: 'sticker',
};

/** Stickers and sounds have no place for a caption. */
const withCaption = new Set<MediaType>(['image', 'video', 'gif', 'document']);

/** Puts a message with an attached file into the store, to be uploaded and sent. @throws MediaError, StoreError */
export async function queueAttachment(
  { store, wire, accounts, clock }: MediaParts,
  attachment: Attachment,
  request: SendMediaRequest,
): ReturnType<MediaParts['store']['queueMedia']> {
  const { accountId, chatId, as, measured } = request;
  const { file, mimetype, fileName } = attachment;
  if (!suits(as, mimetype))
    throw new MediaError('refused', 'a file of this kind can not be sent in this way');
  if (as !== 'document' && file.bytes > maximumShownBytes)
    throw new MediaError('too-large', 'so large a file goes as a document');
  const written = withCaption.has(as)
    ? { text: request.caption, mentions: request.mentions }
    : { text: '', mentions: [] };
  const { address, ...captioned } = await accounts.resolveCaption(accountId, chatId, written);
  const quoted =
    request.quotedMessageId === null
      ? null
      : await store.originalOf(request.quotedMessageId, { accountId, chatId });
  const isPicture = as !== 'voice' && as !== 'audio';
  const isTimed = as !== 'image' && as !== 'sticker' && as !== 'document';
  const about = {
    type: as,
    mimetype,
    width: isPicture ? (attachment.width ?? measured?.width ?? null) : null,
    height: isPicture ? (attachment.height ?? measured?.height ?? null) : null,
    // What the file itself says comes before what the page has found.
    seconds: isTimed ? (attachment.seconds ?? measured?.seconds ?? null) : null,
    waveform: as === 'voice' ? (measured?.waveform ?? null) : null,
  };
  const thumbnail = isPicture ? (attachment.thumbnail ?? jpegOf(measured?.thumbnail ?? null)) : null;
  const {
    content,
    caption,
    detail: context,
  } = wire.compose({
    ...about,
    bytes: file.bytes,
    caption: captioned,
    address,
    fileName,
    thumbnail,
    quoted,
    ownJid: accounts.ownJid(accountId),
  });
  const detail = { ...about, bytes: file.bytes, fileName: as === 'document' ? fileName : null };
  return store.queueMedia(accountId, chatId, {
    wireId: newWireId(),
    at: clock.now(),
    kind: kinds[as],
    caption: caption === '' && as === 'document' ? fileName : caption,
    content,
    context,
    detail: {
      ...detail,
      seconds: detail.seconds === null ? null : Math.round(detail.seconds),
      ...(thumbnail === null ? {} : { thumbnail: true }),
    },
    file,
  });
}

/** A picture from the page that is no JPEG is left out. */
const jpegOf = (bytes: Uint8Array | null): Uint8Array | null =>
  bytes !== null && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? bytes : null;
