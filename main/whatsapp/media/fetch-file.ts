import { DEFAULT_ORIGIN } from '@whiskeysockets/baileys';
import type { Clock } from '../../accounts/ports.ts';
import { MediaError, type FetchFileRequest } from '../../accounts/media-port.ts';
import type { ServiceEndpoint } from '../service-endpoint.ts';
import { FileDecryption } from './decrypt-file.ts';
import { addressOfFile } from './media-host.ts';
import { mediaPartOf, originalOf } from './media-part.ts';
import type { MediaRoute } from './routes.ts';

/** A download of which nothing came for so long has failed. Milliseconds. */
const stallAfter = 30_000;
/** Padding and MAC that are on the wire around the content, at most. */
const wireExtra = 26;

interface Way {
  readonly endpoint: ServiceEndpoint;
  readonly route: MediaRoute;
  readonly clock: Clock;
}

/** See `MediaWire.fetchFile`. */
export async function fetchFile(request: FetchFileRequest, way: Way): Promise<void> {
  const part = mediaPartOf(originalOf(request.content)?.message);
  if (part === null) throw new MediaError('gone', 'the message has no file');
  const decryption = await FileDecryption.of(part, request.maximumBytes);
  const address = addressOfFile(part.fields, way.endpoint);
  const { maximumBytes, progress, write } = request;
  await read(
    address,
    { ...way, signal: request.signal, maximum: maximumBytes + wireExtra },
    async (bytes, received, total) => {
      const content = decryption.next(bytes);
      if (content.length > 0) await write(content);
      progress(received, total);
    },
  );
  const rest = decryption.end();
  if (rest.length > 0) await write(rest);
}

/** A whole small file, as it is. @throws MediaError */
export async function fetchWhole(
  address: string,
  options: Way & { readonly signal: AbortSignal; readonly maximum: number },
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  await read(address, options, async (bytes) => void parts.push(Buffer.from(bytes)));
  return Buffer.concat(parts);
}

async function read(
  address: string,
  options: Way & { readonly signal: AbortSignal; readonly maximum: number },
  take: (bytes: Uint8Array, received: number, total: number | null) => Promise<void>,
): Promise<void> {
  const { clock, route, signal, maximum } = options;
  const stalled = new AbortController();
  let cancelTimer = (): void => undefined;
  const heard = (): void => {
    cancelTimer();
    cancelTimer = clock.after(stallAfter, () => stalled.abort());
  };
  heard();
  try {
    const response = await fetch(address, {
      headers: { origin: DEFAULT_ORIGIN },
      // Where a redirect leads nobody has checked.
      redirect: 'error',
      signal: AbortSignal.any([signal, stalled.signal]),
      ...(route.dispatcher === null ? {} : { dispatcher: route.dispatcher }),
    } as unknown as RequestInit);
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw errorOfStatus(response.status);
    }
    const said = Number(response.headers.get('content-length') ?? Number.NaN);
    const total = Number.isSafeInteger(said) && said > 0 ? said : null;
    if (total !== null && total > maximum) {
      await response.body.cancel();
      throw new MediaError('too-large', 'the file is longer than allowed');
    }
    let received = 0;
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
      received += bytes.length;
      if (received > maximum) throw new MediaError('too-large', 'the file is longer than allowed');
      // While it is written here, nobody is waited for there.
      cancelTimer();
      await take(bytes, received, total);
      heard();
    }
  } catch (error: unknown) {
    if (signal.aborted) throw new MediaError('cancelled', 'the download was ended', { cause: error });
    throw isOfTheNetwork(error) || stalled.signal.aborted
      ? new MediaError('network', 'the download broke off', { cause: error })
      : error;
  } finally {
    cancelTimer();
  }
}

/** 404 and 410: the service has it no longer; Baileys looks for these codes in a place where they are not (Utils/messages.js `downloadMediaMessage`). */
function errorOfStatus(status: number): MediaError {
  if (status === 404 || status === 410) return new MediaError('gone', 'the service has it no longer');
  if (status === 401 || status === 403) return new MediaError('gone', 'its address holds no longer');
  return status >= 500 || status === 408 || status === 429
    ? new MediaError('network', 'the service can not give it now')
    : new MediaError('refused', 'the service does not give it');
}

/** fetch throws TypeErrors for everything that is wrong with a connection, its body errors of undici and Node. */
function isOfTheNetwork(error: unknown): boolean {
  if (error instanceof MediaError) return false;
  if (error instanceof TypeError) return true;
  const code = (error as { readonly code?: unknown } | null)?.code;
  return (
    typeof code === 'string' && /^(?:UND_ERR|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|EHOST|ENET)/u.test(code)
  );
}
