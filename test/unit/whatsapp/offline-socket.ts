import { initAuthCreds, makeWASocket, type WASocket } from '@whiskeysockets/baileys';
import { pino } from 'pino';

/** A socket of Baileys without a connection; the test ends it. */
export function offlineSocket(): WASocket {
  return makeWASocket({
    // Nobody listens there, and it is ended before anybody could.
    waWebSocketUrl: 'ws://127.0.0.1:9',
    logger: pino({ level: 'silent' }),
    auth: { creds: initAuthCreds(), keys: { get: async () => ({}), set: async () => undefined } },
    enableRecentMessageCache: true,
  });
}
