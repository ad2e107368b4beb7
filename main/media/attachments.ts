import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  maximumAttachments,
  maximumFileBytes,
  maximumShownBytes,
  type AttachmentView,
} from '../../preload/contract/media.ts';
import type { MediaType } from '../../preload/contract/message-parts.ts';
import { MediaError } from '../accounts/media-port.ts';
import { mediaUrl } from '../accounts/media-urls.ts';
import { shownTypeOf, typeOfFile, usualWayOf } from './content-types.ts';
import type { MediaFolder, StoredFile } from './media-folder.ts';
import { secondsOfOgg } from './opus/ogg-length.ts';
import { oggOfWebm } from './opus/ogg-of-webm.ts';
import { sizeOfPicture, withoutTraces } from './picture-file.ts';

/** Pictures up to this are read whole, to be measured and cleaned. Bytes. */
const wholePictureLength = 64 * 1024 * 1024;
const pieceLength = 256 * 1024;
/** Files that all windows together may have attached and not sent. */
const mostAttachments = 4 * maximumAttachments;

/** A file that was taken in and not sent yet. It is held in the folder until it is sent or given up. */
export interface Attachment {
  readonly id: string;
  readonly file: StoredFile;
  readonly type: MediaType;
  readonly mimetype: string;
  readonly fileName: string;
  readonly width: number | null;
  readonly height: number | null;
  /** Of a recording; null where it can't be told. */
  readonly seconds: number | null;
  /** A small JPEG; null where none could be made here. */
  readonly thumbnail: Uint8Array | null;
}

/** Makes a small JPEG of a picture; null when it can't. */
export type ThumbnailMaker = (picture: Uint8Array) => Uint8Array | null;

/** What is attached and not sent. Kept in memory: a restart gives it up, and the sweep takes its files. */
export class Attachments {
  readonly #folder: MediaFolder;
  readonly #secret: () => Uint8Array;
  readonly #makeThumbnail: ThumbnailMaker;
  readonly #attachments = new Map<string, Attachment>();

  constructor(folder: MediaFolder, secret: () => Uint8Array, makeThumbnail: ThumbnailMaker) {
    this.#folder = folder;
    this.#secret = secret;
    this.#makeThumbnail = makeThumbnail;
  }

  get(id: string): Attachment | null {
    return this.#attachments.get(id) ?? null;
  }

  /** @throws MediaError `gone` when it can't be read, `too-large`; or what the file system says of the folder */
  async addPath(path: string): Promise<AttachmentView> {
    const opened = await open(path, 'r').catch((cause: unknown) => {
      throw new MediaError('gone', 'the file can not be read', { cause });
    });
    try {
      const stats = await opened.stat();
      if (!stats.isFile()) throw new MediaError('gone', 'not a file');
      if (stats.size > maximumFileBytes) throw new MediaError('too-large', 'the file is too large');
      const first = Buffer.alloc(64);
      const { bytesRead } = await opened.read(first, 0, first.length, 0);
      const fileName = basename(path);
      const mimetype = typeOfFile(first.subarray(0, bytesRead), fileName);
      if (mimetype.startsWith('image/') && stats.size <= wholePictureLength)
        return await this.addBytes(await opened.readFile(), fileName, mimetype);
      const file = await this.#folder.add(async (write) => {
        for (let at = 0; ;) {
          const piece = Buffer.alloc(pieceLength);
          const { bytesRead: read } = await opened.read(piece, 0, pieceLength, at);
          if (read === 0) return;
          at += read;
          if (at > maximumFileBytes) throw new MediaError('too-large', 'the file is too large');
          await write(piece.subarray(0, read));
        }
      });
      return this.#keep(file, { mimetype, fileName, picture: null, seconds: null });
    } finally {
      await opened.close().catch(() => undefined);
    }
  }

  /** `said` is what the page calls it; its bytes are believed before that. @throws like `addPath` */
  async addBytes(bytes: Uint8Array, fileName: string, said: string): Promise<AttachmentView> {
    let mimetype = typeOfFile(bytes, fileName, said);
    let content = bytes;
    if (mimetype === 'audio/webm') {
      // Recorded in the window: phones play the same sound in an Ogg file only.
      const ogg = oggOfWebm(bytes);
      if (ogg !== null) {
        content = ogg;
        mimetype = 'audio/ogg';
      }
    }
    const picture = mimetype.startsWith('image/') ? (content = withoutTraces(content)) : null;
    const file = await this.#folder.add((write) => write(content));
    const seconds = mimetype === 'audio/ogg' ? secondsOfOgg(content) : null;
    return this.#keep(file, { mimetype, fileName, picture, seconds });
  }

  /** Gives up; nothing happens for one that is not there. */
  remove(id: string): void {
    const attachment = this.#attachments.get(id);
    if (attachment === undefined) return;
    this.#attachments.delete(id);
    this.#folder.release(attachment.file.name);
  }

  #keep(
    file: StoredFile,
    about: Pick<Attachment, 'mimetype' | 'fileName' | 'seconds'> & { readonly picture: Uint8Array | null },
  ): AttachmentView {
    if (this.#attachments.size >= mostAttachments) {
      const [oldest] = this.#attachments.keys();
      if (oldest !== undefined) this.remove(oldest);
    }
    const { mimetype, fileName, picture, seconds } = about;
    const size = picture === null ? null : sizeOfPicture(picture);
    const usual = usualWayOf(mimetype);
    const attachment: Attachment = {
      id: randomBytes(16).toString('base64url'),
      file: { name: file.name, bytes: file.bytes },
      // The service takes larger ones as documents only.
      type: file.bytes > maximumShownBytes ? 'document' : usual,
      mimetype: mimetype === 'audio/ogg' ? 'audio/ogg; codecs=opus' : mimetype,
      fileName,
      width: size?.width ?? null,
      height: size?.height ?? null,
      seconds,
      thumbnail: picture === null ? null : this.#makeThumbnail(picture),
    };
    this.#attachments.set(attachment.id, attachment);
    return this.#view(attachment);
  }

  #view({ id, file, type, mimetype, fileName, width, height, seconds }: Attachment): AttachmentView {
    const canShow = previewTypeOf(mimetype) !== null;
    const previewUrl = canShow ? mediaUrl(this.#secret(), 'attachment', id) : null;
    return { id, type, mimetype, fileName, bytes: file.bytes, width, height, seconds, previewUrl };
  }
}

/** As what the page may show an attachment; null for what it may not. */
export function previewTypeOf(mimetype: string): string | null {
  for (const [family, type] of [
    ['image/', 'image'],
    ['video/', 'video'],
    ['audio/', 'audio'],
  ] as const) {
    const said = mimetype.split(';')[0] ?? '';
    if (said.startsWith(family)) return shownTypeOf(type, said) === said ? said : null;
  }
  return null;
}
