import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { SocketEvent } from '../accounts/socket-port.ts';
import { watchBrokenFrames } from './broken-frames.ts';
import { frameArrived } from './frame-intake.ts';
import { watchPhone } from './phone-watch.ts';
import { BrokenFrame, UpgradeRefused } from './socket-errors.ts';

interface WireListener {
  /** Something has come in. */
  readonly frame: () => void;
  /** A message has come, before Baileys begins to decrypt it. */
  readonly messageComes: (stanza: BinaryNode) => void;
  /** A message has come, after Baileys has begun. */
  readonly messageCame: () => void;
  /** The service has answered a message of ours. */
  readonly acknowledged: (ack: BinaryNode) => void;
  /** What Baileys does not tell by itself. */
  readonly tell: (event: SocketEvent) => void;
  /** The connection is of no use any more. */
  readonly broken: (error: BrokenFrame | UpgradeRefused) => void;
}

/** Listens to what comes in below Baileys' events. */
export function listenToWire(socket: WASocket, listener: WireListener): void {
  const { ws } = socket;
  ws.on(frameArrived, listener.frame);
  ws.on('CB:message', listener.messageCame);
  watchBrokenFrames(ws, (error) => listener.broken(new BrokenFrame(error)));
  ws.prependListener('CB:message', listener.messageComes);
  watchPhone(socket, (at) => listener.tell({ type: 'phone-seen', at }));
  ws.on('CB:ack,class:message', (node: BinaryNode) => {
    const wireId = node.attrs['id'];
    if (wireId !== undefined)
      listener.tell({ type: 'acknowledged', wireId, error: node.attrs['error'] ?? null });
    listener.acknowledged(node);
  });
  // Baileys listens to this event of ws and does nothing about it, which keeps ws from failing: without us, a
  // refused upgrade hangs for ever.
  ws.on(
    'unexpected-response',
    (_request: unknown, response: { readonly statusCode?: number; resume(): void }) => {
      response.resume();
      listener.broken(new UpgradeRefused(response.statusCode ?? 0));
    },
  );
}
