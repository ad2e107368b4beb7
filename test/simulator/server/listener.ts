import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { handleAdmin } from '../admin/http.ts';
import { Connection } from './connection.ts';
import type { Service } from './service.ts';

const CHAT_PATH = '/ws/chat';

export interface Listener {
  readonly port: number;
  stop(): Promise<void>;
}

/** One port for everything: the chat WebSocket, the admin interface. Bound to this machine only. */
export async function listen(service: Service, port: number): Promise<Listener> {
  const server = createServer((request, response) => {
    handleAdmin(service, request, response);
  });
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 16 * 1024 * 1024,
  });
  let count = 0;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
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
  });
  await bind(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
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

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
