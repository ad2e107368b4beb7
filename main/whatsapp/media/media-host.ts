import { DEF_MEDIA_HOST } from '@whiskeysockets/baileys';
import { MediaError } from '../../accounts/media-port.ts';
import type { ServiceEndpoint } from '../service-endpoint.ts';

/**
 * Where a file is. Whoever writes to us chooses what stands in a message: only hosts of the service are ever asked, as any
 * other would learn the address of this computer, or be a machine in the person's own network.
 * @throws MediaError `gone` when the message names no place
 */
export function addressOfFile(
  { url, directPath }: { readonly url?: string | null; readonly directPath?: string | null },
  endpoint: ServiceEndpoint,
): string {
  const given = parse(url ?? '');
  const host = given !== null && isServiceHost(given, endpoint) ? given.host : DEF_MEDIA_HOST;
  if (directPath) {
    const address = parse(`https://${host}${directPath}`);
    if (directPath.startsWith('/') && address?.host === host) return address.href;
  }
  if (given !== null && isServiceHost(given, endpoint)) return given.href;
  throw new MediaError('gone', 'the message names no place of its file');
}

/** A picture's address as the service has told it. @throws MediaError `refused` for any other host */
export function checkedAddress(url: string, endpoint: ServiceEndpoint): string {
  const address = parse(url);
  if (address === null || !isServiceHost(address, endpoint))
    throw new MediaError('refused', 'not a host of the service');
  return address.href;
}

function isServiceHost({ protocol, hostname, username }: URL, { url }: ServiceEndpoint): boolean {
  if (username !== '') return false;
  if (protocol === 'https:' && (hostname === 'whatsapp.net' || hostname.endsWith('.whatsapp.net')))
    return true;
  // A simulated service has its files on the same computer.
  const service = new URL(url).hostname;
  return !service.endsWith('.whatsapp.com') && hostname === service;
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
