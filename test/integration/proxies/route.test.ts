import { once } from 'node:events';
import { createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { ProxyInput } from '../../../preload/contract/proxy.ts';
import { proxyOf } from '../../../main/domain/proxy.ts';
import { routeThrough, type Route } from '../../../main/whatsapp/proxy/route.ts';
import { makeCertificate } from '../../simulator/media/certificate.ts';
import { startHttpProxy, startSocksProxy, type TestProxy } from './proxies.ts';

const secret = { username: 'name', password: 'p:ä ss' };
const { certificate, privateKey } = makeCertificate();

/** A media host: says what was uploaded, gives what is asked for, and takes sockets. */
let host: Server;
let port: number;
let direct: number;
let proxy: TestProxy | null;
let route: Route | null;

beforeEach(async () => {
  proxy = null;
  route = null;
  direct = 0;
  host = createServer({ cert: certificate, key: privateKey }, (incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () =>
      response.end(`${incoming.method} ${incoming.url} ${Buffer.concat(parts).length}`),
    );
  });
  const sockets = new WebSocketServer({ server: host });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  host.on('connection', () => direct++);
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  ({ port } = host.address() as AddressInfo);
});
afterEach(async () => {
  route?.close();
  await proxy?.stop();
  host.closeAllConnections();
  host.close();
});

const through = (settings: ProxyInput): Route => {
  route = routeThrough(proxyOf(settings, null), {
    secure: true,
    ca: certificate,
    targetCa: certificate,
    deadline: 5_000,
  });
  return route;
};

/** As Baileys downloads (Utils/messages-media.js `getHttpStream`). */
const download = async ({ dispatcher }: Route, url: string): Promise<string> =>
  (await fetch(url, { dispatcher } as unknown as RequestInit)).text();

/** As Baileys uploads (`uploadWithNodeHttp`). */
const upload = (taken: Route, url: string, body: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: taken.fetchAgent }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** As Baileys connects (Socket/Client/websocket.js). */
async function echo(taken: Route, url: string): Promise<string> {
  const socket = new WebSocket(url, { agent: taken.agent });
  await once(socket, 'open');
  socket.send('hello');
  const [data] = (await once(socket, 'message')) as [Buffer];
  socket.terminate();
  return data.toString();
}

const kinds: readonly (readonly [string, () => Promise<TestProxy>])[] = [
  ['http', () => startHttpProxy(secret)],
  ['https', () => startHttpProxy({ ...secret, tls: { cert: certificate, key: privateKey } })],
  ['socks5', () => startSocksProxy(secret)],
];

describe.each(kinds)('through a proxy of kind %s', (_kind, make) => {
  it('go uploads, downloads and the socket', async () => {
    proxy = await make();
    const taken = through(proxy.settings);
    const body = Buffer.alloc(200_000, 7);
    expect(await download(taken, `https://127.0.0.1:${port}/media`)).toBe('GET /media 0');
    expect(await upload(taken, `https://127.0.0.1:${port}/upload`, body)).toBe('POST /upload 200000');
    expect(await echo(taken, `wss://127.0.0.1:${port}/ws`)).toBe('hello');
    expect(proxy.targets).toEqual(Array.from({ length: 3 }, () => `127.0.0.1:${port}`));
    // Every connection that reached the host is one of the proxy's.
    expect(direct).toBe(3);
  });

  it('names are looked up by the proxy, and nothing goes out when it is gone', async () => {
    const started = await make();
    const taken = through(started.settings);
    await expect(download(taken, 'https://media.invalid/x')).rejects.toThrow();
    expect(started.targets).toEqual(['media.invalid:443']);
    await started.stop();
    await expect(download(taken, `https://127.0.0.1:${port}/media`)).rejects.toThrow();
    await expect(upload(taken, `https://127.0.0.1:${port}/upload`, Buffer.alloc(9))).rejects.toThrow(
      'the proxy does not answer',
    );
    await expect(echo(taken, `wss://127.0.0.1:${port}/ws`)).rejects.toThrow('the proxy does not answer');
    expect(direct).toBe(0);
  });
});

it('a host whose certificate is not its own is refused, proxy or not', async () => {
  proxy = await startHttpProxy();
  route = routeThrough(proxyOf(proxy.settings, null), { secure: true });
  await expect(download(route, `https://127.0.0.1:${port}/media`)).rejects.toThrow();
  await expect(echo(route, `wss://127.0.0.1:${port}/ws`)).rejects.toThrow();
});
