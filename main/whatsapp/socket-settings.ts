import {
  Browsers,
  DEFAULT_CONNECTION_CONFIG,
  proto,
  type UserFacingSocketConfig,
  type WABrowserDescription,
} from '@whiskeysockets/baileys';
import type { ServiceEndpoint } from './service-endpoint.ts';

/**
 * How the phone lists this device. The first part must be the name of a real operating system and the second a
 * known kind of client, or the service refuses pairing codes; "Desktop" is what we are.
 */
export const deviceDescription = (): WABrowserDescription => Browsers.appropriate('Desktop');

/**
 * The settings that all our sockets share, each said in so many words: several of Baileys' defaults have been
 * the cause of trouble in the field.
 */
export const socketSettings = (endpoint: ServiceEndpoint): Omit<UserFacingSocketConfig, 'auth'> => ({
  waWebSocketUrl: endpoint.url,
  version: DEFAULT_CONNECTION_CONFIG.version,
  browser: deviceDescription(),
  connectTimeoutMs: 20_000,
  // A dead peer is found after this, five seconds, and at most this once more.
  keepAliveIntervalMs: 25_000,
  defaultQueryTimeoutMs: 60_000,
  // Online here means that the phone stops ringing.
  markOnlineOnConnect: false,
  // What we send is in the store before it is sent.
  emitOwnEvents: false,
  // The default of some releases turned all history off along with the full one.
  syncFullHistory: false,
  shouldSyncHistoryMessage: ({ syncType }) => syncType !== proto.HistorySync.HistorySyncType.FULL,
  shouldIgnoreJid: () => false,
  fireInitQueries: true,
  // A preview would tell the linked site who is writing.
  generateHighQualityLinkPreview: false,
  enableAutoSessionRecreation: true,
  enableRecentMessageCache: true,
  retryRequestDelayMs: 250,
  maxMsgRetryCount: 5,
});
