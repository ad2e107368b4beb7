import {
  proto,
  type UserFacingSocketConfig,
  type WABrowserDescription,
  type WAVersion,
} from '@whiskeysockets/baileys';
import type { OpenSocketRequest } from '../accounts/socket-port.ts';
import type { ServiceEndpoint } from './service-endpoint.ts';

/**
 * How the phone lists this device: by its real name, so that its owner knows what to unlink. Baileys sends the first
 * part as the name and the second as the kind of client (Utils/validate-connection.js `generateRegistrationNode`).
 */
export const deviceDescription: WABrowserDescription = ['Switchboard', 'Desktop', '1.0'];

/**
 * The settings that all our sockets share, each said in so many words: several of Baileys' defaults have been
 * the cause of trouble in the field.
 */
export const socketSettings = (
  endpoint: ServiceEndpoint,
  version: WAVersion,
  history: OpenSocketRequest['history'],
): Omit<UserFacingSocketConfig, 'auth'> => ({
  waWebSocketUrl: endpoint.url,
  version,
  browser: deviceDescription,
  connectTimeoutMs: 20_000,
  // Peers that are dead are found by `liveness-watch.ts`, from the login on. Baileys counts frames when their turn comes and
  // gives up without asking: a computer that stood still for half a minute would lose all its connections at once.
  keepAliveIntervalMs: 60_000,
  defaultQueryTimeoutMs: 60_000,
  // Online here means that the phone stops ringing.
  markOnlineOnConnect: false,
  // What we send is in the store before it is sent.
  emitOwnEvents: false,
  // What the phone is asked for when it links. What it sends is taken by the same rule: the default of some releases
  // turned all history off along with the full one.
  syncFullHistory: history === 'everything',
  shouldSyncHistoryMessage: ({ syncType }) =>
    history === 'everything' || syncType !== proto.HistorySync.HistorySyncType.FULL,
  shouldIgnoreJid: () => false,
  fireInitQueries: true,
  // A preview would tell the linked site who is writing.
  generateHighQualityLinkPreview: false,
  enableAutoSessionRecreation: true,
  enableRecentMessageCache: true,
  retryRequestDelayMs: 250,
  maxMsgRetryCount: 5,
});
