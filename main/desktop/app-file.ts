import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { appHost, appScheme } from './own-page.ts';

/** Only what a page is made of; a file of another kind in the folder is there by mistake. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.mp3', 'audio/mpeg'],
  ['.wasm', 'application/wasm'],
]);

/** No `unsafe-*` anywhere: what is not in a file of ours does not run. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: app:",
  "font-src 'self'",
  "connect-src 'self'",
  'media-src app:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
} as const;

/** Separators that got through the URL by being encoded, and names that Windows reads as something else. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const trickyName = /[/\\:*?"<>|\u0000-\u001f\u007f]|[. ]$|^\.|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const decode = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
};

/** The path inside the renderer folder that a URL names, or null when it names none. Touches no disk. */
export const appFilePath = (address: string): string | null => {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== `${appScheme}:` || url.host !== appHost || url.username !== '') return null;
  if (url.pathname === '' || url.pathname === '/') return 'index.html';
  const segments = url.pathname.slice(1).split('/').map(decode);
  const names = segments.filter((name) => name !== null && name !== '' && !trickyName.test(name));
  return names.length === segments.length ? names.join('/') : null;
};

const isInside = (folder: string, file: string): boolean => {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** Answers with nothing but a status, under the headers of the page. */
export const refuseRequest = (status: number): Response => new Response(null, { status, headers });

/** Whether a URL is of the page itself, not of somebody's media. */
export const isPageRequest = (address: string): boolean => {
  try {
    return new URL(address).host === appHost;
  } catch {
    return false;
  }
};

/** Answers one request of a page for one of the page's own files; everything else is 404. */
export const answerAppRequest = async (
  request: { readonly url: string; readonly method: string },
  rendererFolder: string,
): Promise<Response> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuseRequest(405);
  const path = appFilePath(request.url);
  const contentType = path === null ? undefined : contentTypes.get(extname(path).toLowerCase());
  if (path === null || contentType === undefined) return refuseRequest(404);
  try {
    const folder = await realpath(rendererFolder);
    // After links are followed: a link out of the folder is a way out like any other.
    const file = await realpath(join(folder, path));
    if (!isInside(folder, file)) return refuseRequest(404);
    const bytes = await readFile(file);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
      headers: { ...headers, 'content-type': contentType, 'content-length': String(bytes.length) },
    });
  } catch {
    return refuseRequest(404);
  }
};
