import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpsRequest, type Agent } from 'node:https';
import {
  DEFAULT_ORIGIN,
  MEDIA_PATH_MAP,
  encodeBase64EncodedStringForUpload,
  getMediaKeys,
  proto,
  unixTimestampSeconds,
  type WASocket,
} from '@whiskeysockets/baileys';
import { MediaError, type UploadRequest } from '../../accounts/media-port.ts';
import { refusalOf } from '../socket-errors.ts';
import { mediaPartOf, originalOf, type MediaPart } from './media-part.ts';

/** An upload of which nothing went on for so long has failed. Milliseconds. */
const stallAfter = 30_000;
const macLength = 10;
const blockLength = 16;
/** An answer is a few hundred bytes of JSON. */
const longestAnswer = 64 * 1024;

type Pieces = () => AsyncIterable<Uint8Array>;

/**
 * Encrypts a file for the service and uploads it. The content is read twice, since its place with the service is named by
 * the hash of what is uploaded: nothing of it is written to the disk, encrypted or not.
 * @param agent the way out; null: directly
 * @returns the original of the message, which now says where its file is
 * @throws MediaError
 */
export async function uploadFile(
  socket: Pick<WASocket, 'refreshMediaConn'>,
  request: UploadRequest,
  agent: Agent | null,
): Promise<Uint8Array> {
  const original = originalOf(request.content);
  const part = mediaPartOf(original?.message);
  if (original === null || part === null) throw new MediaError('unknown', 'the message has no file');
  const sealed = await seal(part, request);
  const { signal, progress } = request;
  const reply = await uploadToAny(socket, part, sealed, { agent, signal, progress });
  Object.assign(part.fields, {
    url: reply.url,
    directPath: reply.directPath,
    mediaKey: sealed.mediaKey,
    fileSha256: sealed.contentHash,
    fileEncSha256: sealed.sealedHash,
    fileLength: request.bytes,
    mediaKeyTimestamp: unixTimestampSeconds(),
  });
  return proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(original)).finish();
}

interface Sealed {
  readonly mediaKey: Buffer;
  readonly contentHash: Buffer;
  readonly sealedHash: Buffer;
  readonly length: number;
  readonly pieces: Pieces;
}

/** Form: Utils/messages-media.js `encryptedStream`. */
async function seal(part: MediaPart, { read, bytes, signal }: UploadRequest): Promise<Sealed> {
  const mediaKey = randomBytes(32);
  const { cipherKey, iv, macKey } = await getMediaKeys(mediaKey, part.wireType);
  if (!macKey) throw new MediaError('unknown', 'there is no key for the MAC');
  const contentHash = createHash('sha256');
  let length = 0;
  const pieces = async function* (observe?: (content: Uint8Array) => void): AsyncGenerator<Buffer> {
    const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
    const mac = createHmac('sha256', macKey).update(iv);
    const passed = (sealed: Buffer): Buffer => {
      mac.update(sealed);
      return sealed;
    };
    for await (const content of read()) {
      if (signal.aborted) throw new MediaError('cancelled', 'the upload was ended');
      observe?.(content);
      const sealed = cipher.update(content);
      if (sealed.length > 0) yield passed(sealed);
    }
    yield passed(cipher.final());
    yield mac.digest().subarray(0, macLength);
  };
  const sealedHash = createHash('sha256');
  for await (const piece of pieces((content) => {
    contentHash.update(content);
    length += content.length;
  }))
    sealedHash.update(piece);
  if (length !== bytes) throw new MediaError('damaged', 'the file has another length than before');
  return {
    mediaKey,
    contentHash: contentHash.digest(),
    sealedHash: sealedHash.digest(),
    length: (Math.floor(bytes / blockLength) + 1) * blockLength + macLength,
    pieces: () => pieces(),
  };
}

interface Way {
  readonly agent: Agent | null;
  readonly signal: AbortSignal;
  readonly progress: UploadRequest['progress'];
}

interface Place {
  readonly url: string | null;
  readonly directPath: string | null;
}

/** One host after the other. A refused ticket is asked for anew, once. Form: `getWAUploadToServer`. */
async function uploadToAny(
  socket: Pick<WASocket, 'refreshMediaConn'>,
  part: MediaPart,
  sealed: Sealed,
  way: Way,
): Promise<Place> {
  const hash = encodeBase64EncodedStringForUpload(sealed.sealedHash.toString('base64'));
  let trouble = new MediaError('network', 'there is no host for uploads');
  for (const anew of [false, true]) {
    const { hosts, auth } = await ticket(socket, anew);
    for (const { hostname } of hosts) {
      const path = `${MEDIA_PATH_MAP[part.type === 'sticker' ? 'image' : part.wireType]}/${hash}`;
      const address = `https://${hostname}${path}?auth=${encodeURIComponent(auth)}&token=${hash}`;
      try {
        return placeIn(await post(new URL(address), sealed, way));
      } catch (error: unknown) {
        if (way.signal.aborted) throw new MediaError('cancelled', 'the upload was ended', { cause: error });
        trouble =
          error instanceof MediaError
            ? error
            : new MediaError('network', 'the upload broke off', { cause: error });
        // Said about the file, and not about the host or its ticket.
        if (trouble.trouble === 'too-large' || trouble.trouble === 'damaged') throw trouble;
      }
    }
    if (trouble.trouble !== 'refused') break;
  }
  throw trouble;
}

async function ticket(socket: Pick<WASocket, 'refreshMediaConn'>, anew: boolean) {
  try {
    return await socket.refreshMediaConn(anew);
  } catch (error: unknown) {
    const trouble = refusalOf(error) === null ? 'connection' : 'refused';
    throw new MediaError(trouble, 'the service gives no ticket for uploads', { cause: error });
  }
}

async function post(
  address: URL,
  sealed: Sealed,
  { agent, signal, progress }: Way,
): Promise<{ readonly status: number; readonly body: string }> {
  const request = httpsRequest(address, {
    method: 'POST',
    signal,
    timeout: stallAfter,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': sealed.length,
      origin: DEFAULT_ORIGIN,
    },
    ...(agent === null ? {} : { agent }),
  });
  request.on('timeout', () => request.destroy(new Error('nothing went on')));
  const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
    request.once('error', reject);
    request.once('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        if (body.length < longestAnswer) body += text;
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.once('error', reject);
    });
  });
  // It may come, or fail, while there is still something to write.
  let over = false;
  const ended = answered.then(
    () => void (over = true),
    () => void (over = true),
  );
  let sent = 0;
  for await (const piece of sealed.pieces()) {
    if (over) break;
    const more = request.write(piece);
    sent += piece.length;
    progress(sent, sealed.length);
    if (!more) await Promise.race([once(request, 'drain').catch(() => undefined), ended]);
  }
  if (!over) request.end();
  return answered;
}

function placeIn({ status, body }: { readonly status: number; readonly body: string }): Place {
  if (status === 413) throw new MediaError('too-large', 'the service takes no files of this size');
  if (status === 408 || status === 429 || status >= 500)
    throw new MediaError('network', 'the service can not take it now');
  if (status < 200 || status >= 300) throw new MediaError('refused', 'the service does not take it');
  const { url, direct_path: directPath } = parse(body);
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const place = { url: text(url), directPath: text(directPath) };
  if (place.url === null && place.directPath === null)
    throw new MediaError('refused', 'the service does not say where it has put it');
  return place;
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
