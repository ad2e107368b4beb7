import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { handleAdmin } from '../admin/http.ts';
import { makeCertificate } from '../media/certificate.ts';
import { handleMedia } from '../media/media-http.ts';
import { handlePicture } from '../profile/picture-http.ts';
import { Connection } from './connection.ts';
import type { Service } from './service.ts';

const CHAT_PATH = '/ws/chat';
/** A connection that sends nothing is not kept for ever by ws; this bounds a single message of it. */
const MESSAGE_LIMIT = 16 * 1024 * 1024;

export interface Listener {
  readonly port: number;
  /** The same over TLS; the media host of media_conn. */
  readonly securePort: number;
  /** PEM. */
  readonly certificate: string;
  stop(): Promise<void>;
}

/** Chat, admin interface and media host, on one plain port and one TLS port, both bound to this machine only. */
export async function listen(service: Service, port: number): Promise<Listener> {
  const { certificate, privateKey } = makeCertificate();
  const answer: RequestListener = (request, response) => {
    if (handleMedia(service, request, response) || handlePicture(service, request, response)) return;
    handleAdmin(service, request, response);
  };
  const servers = [
    createServer(answer),
    createSecureServer({ cert: certificate, key: privateKey }, answer),
  ] as const;
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MESSAGE_LIMIT,
  });
  const upgrade = acceptChats(service, sockets);
  for (const server of servers) server.on('upgrade', upgrade);
  const [plain, secure] = servers;
  await bind(plain, port);
  await bind(secure, 0);
  const securePort = portOf(secure);
  service.certificate = certificate;
  service.port = portOf(plain);
  service.mediaHost = `127.0.0.1:${securePort}`;
  return {
    port: portOf(plain),
    securePort,
    certificate,
    stop: async () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await Promise.all(servers.map(close));
    },
  };
}

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

function acceptChats(service: Service, sockets: WebSocketServer): UpgradeListener {
  let count = 0;
  return (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = request.url?.split('?')[0];
    const status = path === CHAT_PATH ? service.refusals.nextStatus() : 404;
    if (status !== undefined) {
      refuseUpgrade(socket, status);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      service.counters.add('connections');
      service.connections.add(new Connection(service, webSocket, ++count));
    });
  };
}

/** Status 0 stands for a reset without any answer. */
function refuseUpgrade(socket: Duplex, status: number): void {
  if (status === 0) {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
