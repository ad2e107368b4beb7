import { randomBytes } from 'node:crypto';
import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { acknowledge, isFromService } from './stanzas.ts';

/**
 * `companion_reg_refresh`: the service retires the secret that stands in the QR code on the screen; a phone that scans the
 * old one says that the device could not be linked. Seen since 2026-07-28 (whatsmeow 9ec8f76), unknown to Baileys.
 * @param mayChange false while the secret of this link is agreed on already: a new one would break it
 * @param changed the credentials hold a new secret
 */
export function renewSecretWhenAsked(socket: WASocket, mayChange: () => boolean, changed: () => void): void {
  socket.ws.on('CB:notification,type:companion_reg_refresh', (stanza: BinaryNode) => {
    if (!isFromService(stanza)) return;
    acknowledge(socket, stanza);
    if (!mayChange()) return;
    socket.authState.creds.advSecretKey = randomBytes(32).toString('base64');
    changed();
  });
}
