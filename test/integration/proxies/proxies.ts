import { once } from 'node:events';
import { createServer as createHttp, type IncomingMessage, type Server as HttpServer } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import type { ProxyInput } from '../../../preload/contract/proxy.ts';

/** A proxy that a test has started. */
export interface TestProxy {
  readonly settings: ProxyInput;
  /** Where it was asked to connect to, as host:port. */
  readonly targets: readonly string[];
  /** Tunnels that are open now. */
  open(): number;
  /** From now on new tunnels are accepted and lead nowhere: nothing is said on them. */
  stall(): void;
  stop(): Promise<void>;
}

type LeadTo = (host: string) => number | null;

interface Options {
  readonly username?: string;
  readonly password?: string;
  /** For kind https. */
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  /** The port on this computer that a tunnel to this host leads to; null: to where it was asked for. */
  readonly leadTo?: LeadTo;
}

/** Keeps account of the sockets of a proxy and ends them with it. */
class Tunnels {
  readonly targets: string[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #pairs = new Set<Socket>();
  stalled = false;
  readonly #leadTo: LeadTo;

  constructor(leadTo: LeadTo = () => null) {
    this.#leadTo = leadTo;
  }

  keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }

  /** Connects both; `established` is called before the first byte flows. */
  join(client: Socket, host: string, port: number, established: (ok: boolean) => void): void {
    this.targets.push(`${host}:${port}`);
    if (this.stalled) return;
    const other = this.#leadTo(host);
    const onward = connect(other ?? port, other === null ? host : '127.0.0.1');
    this.keep(onward);
    onward.once('error', () => established(false));
    onward.once('connect', () => {
      established(true);
      this.#pairs.add(client);
      client.on('close', () => {
        this.#pairs.delete(client);
        onward.destroy();
      });
      onward.on('close', () => client.destroy());
      client.pipe(onward).pipe(client);
    });
  }

  get open(): number {
    return this.#pairs.size;
  }

  destroy(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

async function started(
  server: Server | HttpServer,
  tunnels: Tunnels,
  kind: ProxyInput['kind'],
  { username = '', password = '' }: Options,
): Promise<TestProxy> {
  server.on('connection', (socket: Socket) => tunnels.keep(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    settings: { kind, host: '127.0.0.1', port: (server.address() as AddressInfo).port, username, password },
    targets: tunnels.targets,
    open: () => tunnels.open,
    stall: () => {
      tunnels.stalled = true;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      tunnels.destroy();
      await closed;
    },
  };
}

/** An HTTP proxy: CONNECT, with Basic authentication when a name is given. Over TLS with `tls`. */
export async function startHttpProxy(options: Options = {}): Promise<TestProxy> {
  const { username = '', password = '', tls, leadTo } = options;
  const tunnels = new Tunnels(leadTo);
  const server = tls === undefined ? createHttp() : createHttps(tls);
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    client.on('error', () => undefined);
    if (username !== '' && request.headers['proxy-authorization'] !== expected) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n');
      return;
    }
    const [, host = '', port = ''] = /^(.*):(\d+)$/u.exec(request.url ?? '') ?? [];
    tunnels.join(client, host, Number(port), (ok) => {
      client.write(ok ? 'HTTP/1.1 200 Connection established\r\n\r\n' : 'HTTP/1.1 502 Bad Gateway\r\n\r\n');
      if (!ok) client.end();
    });
  });
  return started(server, tunnels, tls === undefined ? 'http' : 'https', options);
}

/** A SOCKS5 proxy (RFC 1928), with name and password (RFC 1929) when a name is given. */
export async function startSocksProxy(options: Options = {}): Promise<TestProxy> {
  const { username = '', password = '', leadTo } = options;
  const tunnels = new Tunnels(leadTo);
  const server = createTcp((client) => {
    void serveSocks(client, tunnels, username, password).catch(() => client.destroy());
  });
  return started(server, tunnels, 'socks5', options);
}

async function serveSocks(
  client: Socket,
  tunnels: Tunnels,
  username: string,
  password: string,
): Promise<void> {
  const read = reader(client);
  const [, methodCount = 0] = await read(2);
  const methods = await read(methodCount);
  const method = username === '' ? 0 : 2;
  if (!methods.includes(method)) {
    client.end(Buffer.from([5, 0xff]));
    return;
  }
  client.write(Buffer.from([5, method]));
  if (method === 2) {
    const [, nameLength = 0] = await read(2);
    const name = (await read(nameLength)).toString();
    const [secretLength = 0] = await read(1);
    const secret = (await read(secretLength)).toString();
    const right = name === username && secret === password;
    client.write(Buffer.from([1, right ? 0 : 1]));
    if (!right) {
      client.end();
      return;
    }
  }
  const [, , , kind = 0] = await read(4);
  const host = kind === 1 ? [...(await read(4))].join('.') : (await read((await read(1))[0] ?? 0)).toString();
  const port = (await read(2)).readUInt16BE();
  read.stop();
  tunnels.join(client, host, port, (ok) => {
    client.write(Buffer.from([5, ok ? 0 : 5, 0, 1, 0, 0, 0, 0, 0, 0]));
    if (!ok) client.end();
  });
}

/** Reads exact numbers of bytes, as a handshake comes. */
function reader(socket: Socket) {
  let kept = Buffer.alloc(0);
  let wake = (): void => undefined;
  const onData = (bytes: Buffer): void => {
    kept = Buffer.concat([kept, bytes]);
    wake();
  };
  socket.on('data', onData);
  const read = async (count: number): Promise<Buffer> => {
    while (kept.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const part = kept.subarray(0, count);
    kept = kept.subarray(count);
    return part;
  };
  return Object.assign(read, {
    stop: () => {
      socket.off('data', onData);
      if (kept.length > 0) socket.unshift(kept);
    },
  });
}
