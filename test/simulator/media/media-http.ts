import type { IncomingMessage, ServerResponse } from 'node:http';
import { sha256 } from '../crypto/symmetric.ts';
import type { Service } from '../server/service.ts';

const UPLOAD = /^\/mms\/(?:image|video|audio|document|md-app-state)\/([\w-]+={0,2})$/;
const UPLOAD_LIMIT = 256 * 1024 * 1024;

/** True when the request was for the media host. Forms: getWAUploadToServer, getHttpStream in lib/Utils/messages-media.js. */
export function handleMedia(service: Service, request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? '/', 'http://media');
  const upload = UPLOAD.exec(decodeURIComponent(url.pathname));
  if (upload && request.method === 'POST') {
    receive(service, url, upload[1] ?? '', request, response).catch(() => {
      end(response, 400, { error: 'the upload broke off' });
    });
    return true;
  }
  if (!url.pathname.startsWith('/v/')) return false;
  serve(service, url, request, response);
  return true;
}

async function receive(
  service: Service,
  url: URL,
  hash: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (url.searchParams.get('auth') !== service.media.token) {
    request.resume();
    end(response, 401, { error: 'wrong auth' });
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > UPLOAD_LIMIT) {
      end(response, 413, { error: 'too large' });
      return;
    }
    chunks.push(chunk);
  }
  const blob = Buffer.concat(chunks);
  const refusal = service.refusals.nextUpload();
  if (refusal !== undefined) {
    end(response, refusal, { error: 'refused by order' });
    return;
  }
  if (sha256(blob).toString('base64url') !== hash.replaceAll('=', '')) {
    end(response, 415, { error: 'the hash in the address is not that of the content' });
    return;
  }
  const directPath = service.media.put(blob);
  service.counters.add('media.uploads');
  end(response, 200, { url: `https://${service.mediaHost}${directPath}`, direct_path: directPath });
}

function serve(service: Service, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const blob = service.media.get(`${url.pathname}${url.search}`);
  if (!blob) {
    end(response, 410, { error: 'gone' });
    return;
  }
  service.counters.add('media.downloads');
  const trouble = service.refusals.nextDownload();
  if (trouble !== undefined) {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': blob.length });
    const middle = blob.length >> 1;
    response.write(blob.subarray(0, middle), () => {
      if (trouble === 'cut') response.destroy();
    });
    if (trouble === 'hold') service.refusals.whenLetGo(() => response.end(blob.subarray(middle)));
    return;
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const headers = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };
  if (!range) {
    response.writeHead(200, { ...headers, 'content-length': blob.length });
    response.end(blob);
    return;
  }
  const start = Number(range[1]);
  const last = range[2] ? Math.min(Number(range[2]), blob.length - 1) : blob.length - 1;
  const part = blob.subarray(start, last + 1);
  response.writeHead(206, {
    ...headers,
    'content-length': part.length,
    'content-range': `bytes ${start}-${last}/${blob.length}`,
  });
  response.end(part);
}

function end(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
