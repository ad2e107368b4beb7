import type { MessageId } from '../../preload/contract/model.ts';
import { readMediaUrl, type MediaUrlKind } from '../accounts/media-urls.ts';
import { previewTypeOf, type Attachments } from './attachments.ts';
import { rangeOf } from './byte-range.ts';
import { shownTypeOf, sniffedType } from './content-types.ts';
import type { MediaParts } from './media-parts.ts';
import { DamagedFile, type SealedReader } from './sealed-file.ts';

export interface MediaRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: { get(name: string): string | null };
}

/** What comes from other people never runs, whatever it is taken for. */
const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
  // Only for the page's own canvas, which makes small pictures of videos: nobody else has these addresses.
  'access-control-allow-origin': '*',
} as const;

const refuse = (status: number, more: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { ...safeHeaders, 'cache-control': 'no-store', ...more } });

interface Found {
  readonly contentType: string;
  /** A file of the folder, or the bytes themselves. */
  readonly source: { readonly name: string } | { readonly bytes: Uint8Array };
  /** It is not what it was. */
  readonly lost: (damaged: boolean) => Promise<void>;
}

/** Answers the page's requests for app://media/…: what the addresses of this store name, in ranges, decrypted as it goes out. */
export class MediaServer {
  readonly #parts: MediaParts;
  readonly #attachments: Attachments;
  readonly #secret: () => Uint8Array;

  constructor(parts: MediaParts, attachments: Attachments, secret: () => Uint8Array) {
    this.#parts = parts;
    this.#attachments = attachments;
    this.#secret = secret;
  }

  /** Never rejects. */
  async answer(request: MediaRequest): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    try {
      const named = readMediaUrl(this.#secret(), request.url.split(/[?#]/u)[0] ?? '');
      const found = named === null ? null : await this.#find(named.kind, named.id);
      return found === null ? refuse(404) : await this.#serve(request, found);
    } catch (error: unknown) {
      this.#parts.logger.warn('a file could not be shown', { error });
      return refuse(500);
    }
  }

  async #find(kind: MediaUrlKind, id: string): Promise<Found | null> {
    switch (kind) {
      case 'file':
        return this.#file(id as MessageId);
      case 'thumbnail':
        return this.#thumbnail(id as MessageId);
      case 'picture':
        return this.#picture(id);
      case 'attachment':
        return this.#attachment(id);
    }
  }

  async #file(messageId: MessageId): Promise<Found | null> {
    const { store, wire, folder, publish } = this.#parts;
    const message = await store.mediaMessage(messageId);
    if (message === null || message.file === null) return null;
    const { name } = message.file;
    const part = wire.sourceOf(message.content) ?? wire.draftOf(message.content);
    const contentType = part === null ? null : shownTypeOf(part.type, part.mimetype);
    if (contentType === null) return null;
    return {
      contentType,
      source: { name },
      lost: async (damaged) => {
        if (damaged) await folder.discard(name);
        const notice = await store.loseFile(messageId, damaged);
        if (notice !== null) publish(notice);
      },
    };
  }

  async #thumbnail(messageId: MessageId): Promise<Found | null> {
    const content = await this.#parts.store.originalOf(messageId);
    const bytes = content === null ? null : this.#parts.wire.thumbnailOf(content);
    return bytes === null ? null : whole(bytes);
  }

  async #picture(id: string): Promise<Found | null> {
    const [account = '', chat = '', namePart = ''] = id.split('-');
    const name = await this.#parts.store.pictureFile(Number(account), Number(chat), namePart);
    return name === null
      ? null
      : { contentType: 'image/jpeg', source: { name }, lost: async () => undefined };
  }

  async #attachment(id: string): Promise<Found | null> {
    const attachment = this.#attachments.get(id);
    const contentType = attachment === null ? null : previewTypeOf(attachment.mimetype);
    if (attachment === null || contentType === null) return null;
    return { contentType, source: { name: attachment.file.name }, lost: async () => undefined };
  }

  async #serve(request: MediaRequest, { contentType, source, lost }: Found): Promise<Response> {
    const reader = 'bytes' in source ? readerOf(source.bytes) : await this.#open(source.name, lost);
    if (reader === null) return refuse(404);
    const range = rangeOf(request.headers.get('range'), reader.length);
    if (range.kind === 'none') {
      await reader.close();
      return refuse(416, { 'content-range': `bytes */${reader.length}` });
    }
    const { start, end } = range.kind === 'whole' ? { start: 0, end: reader.length } : range;
    const headers = {
      ...safeHeaders,
      'content-type': contentType,
      'content-length': String(end - start),
      'accept-ranges': 'bytes',
      // Decrypted pictures stay out of Chromium's cache on the disk.
      'cache-control': 'no-store',
      ...(range.kind === 'part' ? { 'content-range': `bytes ${start}-${end - 1}/${reader.length}` } : {}),
    };
    const status = range.kind === 'part' ? 206 : 200;
    if (request.method === 'HEAD') {
      await reader.close();
      return new Response(null, { status, headers });
    }
    return new Response(streamOf(reader, start, end, lost), { status, headers });
  }

  async #open(name: string, lost: Found['lost']): Promise<SealedReader | null> {
    try {
      return await this.#parts.folder.open(name);
    } catch (error: unknown) {
      const missing = (error as { readonly code?: unknown } | null)?.code === 'ENOENT';
      if (!missing && !(error instanceof DamagedFile)) throw error;
      this.#parts.logger.warn('a file is not what it was', { missing });
      await lost(!missing);
      return null;
    }
  }
}

const whole = (bytes: Uint8Array): Found => ({
  // Whatever a sender calls it: only what is a picture by its bytes is one.
  contentType: sniffedType(bytes) === 'image/png' ? 'image/png' : 'image/jpeg',
  source: { bytes },
  lost: async () => undefined,
});

type Readable = Pick<SealedReader, 'length' | 'read' | 'close'>;

function readerOf(bytes: Uint8Array): Readable {
  return {
    length: bytes.length,
    async *read(start = 0, end = bytes.length) {
      yield Buffer.from(bytes.subarray(start, end));
    },
    close: async () => undefined,
  };
}

/** Reads as fast as the page takes it; a video that is seeked away from is not read to its end. */
function streamOf(
  reader: Readable,
  start: number,
  end: number,
  lost: Found['lost'],
): ReadableStream<Uint8Array> {
  const pieces = reader.read(start, end);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done !== true) {
            controller.enqueue(new Uint8Array(value));
            return;
          }
          controller.close();
          await reader.close();
        } catch (error: unknown) {
          controller.error(error);
          await reader.close();
          if (error instanceof DamagedFile) await lost(true).catch(() => undefined);
        }
      },
      async cancel() {
        await pieces.return(undefined);
        await reader.close();
      },
    },
    { highWaterMark: 2 },
  );
}
