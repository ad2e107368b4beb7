import { request as requestPlain, type ClientRequest } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { SocksClient } from 'socks';
import type { ProxySettings } from '../../domain/proxy.ts';
import { ProxyError } from './proxy-error.ts';

/** Where a tunnel leads. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

export interface TunnelOptions {
  /** How long it may take. Milliseconds. */
  readonly deadline?: number;
  /** Certificates to trust for a proxy of kind https, in place of the usual ones. */
  readonly ca?: string | undefined;
}

const usualDeadline = 20_000;

/**
 * A connection through the proxy. The proxy also looks up the target's name: this computer asks nobody for it.
 * Rejects with `ProxyError` only. There is no other way out: whoever gets none has no connection.
 */
export async function openTunnel(
  proxy: ProxySettings,
  target: Target,
  { deadline = usualDeadline, ca }: TunnelOptions = {},
): Promise<Socket> {
  const socket = await (proxy.kind === 'socks5'
    ? throughSocks(proxy, target, deadline)
    : throughConnect(proxy, target, deadline, ca));
  socket.setKeepAlive(true, 30_000);
  return socket;
}

/** RFC 9110 section 9.3.6, over TLS when the proxy is of kind https. */
function throughConnect(
  proxy: ProxySettings,
  { host, port }: Target,
  deadline: number,
  ca: string | undefined,
): Promise<Socket> {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    const options = {
      host: proxy.host,
      port: proxy.port,
      method: 'CONNECT',
      path: authority,
      agent: false as const,
      headers: { host: authority, ...authorization(proxy) },
    };
    const request: ClientRequest =
      proxy.kind === 'https'
        ? requestSecure({
            ...options,
            // Else Node takes the name in the Host header (lib/_http_agent.js `calculateServerName`): the target's.
            servername: isIP(proxy.host) === 0 ? proxy.host : '',
            ...(ca === undefined ? {} : { ca }),
          })
        : requestPlain(options);
    const fail = (failure: ProxyError['failure']): void => {
      clearTimeout(timer);
      request.destroy();
      reject(new ProxyError(failure));
    };
    const timer = setTimeout(() => fail('timeout'), deadline);
    request.once('connect', ({ statusCode = 0 }, socket: Socket, head: Buffer) => {
      if (statusCode !== 200) {
        socket.destroy();
        fail(statusCode === 407 || statusCode === 401 || statusCode === 403 ? 'refused' : 'no-route');
        return;
      }
      clearTimeout(timer);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.once('response', () => fail('no-route'));
    request.on('error', () => fail('unreachable'));
    request.end();
  });
}

function authorization({ username, password }: ProxySettings): Record<string, string> {
  if (username === '' && password === '') return {};
  const basic = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
  return { 'proxy-authorization': `Basic ${basic}` };
}

/** RFC 1928 with the names and passwords of RFC 1929. */
async function throughSocks(proxy: ProxySettings, destination: Target, deadline: number): Promise<Socket> {
  try {
    const { socket } = await SocksClient.createConnection({
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: 5,
        ...(proxy.username === '' ? {} : { userId: proxy.username, password: proxy.password }),
      },
      command: 'connect',
      destination: { ...destination },
      timeout: deadline,
    });
    return socket;
  } catch (error: unknown) {
    // The library's error carries its options, the password among them: only its words are looked at.
    throw new ProxyError(failureOf(error instanceof Error ? error.message : ''));
  }
}

/** The words of socks 2.8.10 (common/constants.ts `ERRORS`). */
function failureOf(message: string): ProxyError['failure'] {
  if (/timed out/iu.test(message)) return 'timeout';
  if (/authentication|auth type|NotAllowed/iu.test(message)) return 'refused';
  if (/rejected connection/iu.test(message)) return 'no-route';
  return 'unreachable';
}
