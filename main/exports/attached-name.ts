import type { ExportedMedia } from '../accounts/export-port.ts';
import { fileEnd } from '../domain/file-ends.ts';
import type { MediaType } from '../../preload/contract/message-parts.ts';
import { safeFileName } from './file-names.ts';
import { localDate, localTime } from './local-time.ts';

const plainEnd = /\.[a-z0-9]{1,12}$/iu;
/** Kept apart, so that a long name does not lose what it ends with. */
const end = (name: string): string | undefined => plainEnd.exec(name.trim())?.[0];
const stem = (name: string): string => name.trim().replace(plainEnd, '');

/** As WhatsApp's own exports call them. */
const kinds: Readonly<Record<Exclude<MediaType, 'document'>, string>> = {
  image: 'PHOTO',
  sticker: 'STICKER',
  video: 'VIDEO',
  gif: 'GIF',
  voice: 'AUDIO',
  audio: 'AUDIO',
};

/**
 * The name of a file beside its chat, in WhatsApp's own form: `00000012-PHOTO-2026-11-23-10-24-12.jpg`, documents with the
 * name that they were sent under. The number of the message in front makes it the only one of its chat.
 */
export function attachedName(
  { type, mimetype, fileName }: ExportedMedia,
  sentAt: number,
  index: number,
): string {
  const number = String(index + 1).padStart(8, '0');
  if (type === 'document') {
    const own = safeFileName(stem(fileName ?? ''), 'DOCUMENT');
    return `${number}-${own}${end(fileName ?? '') ?? fileEnd(type, mimetype)}`;
  }
  const time = localTime(sentAt).replaceAll(':', '-');
  return `${number}-${kinds[type]}-${localDate(sentAt)}-${time}${fileEnd(type, mimetype)}`;
}
