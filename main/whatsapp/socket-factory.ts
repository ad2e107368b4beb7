import { DEFAULT_CONNECTION_CONFIG, makeWASocket, proto } from '@whiskeysockets/baileys';
import type { ChatStore, Clock, CredentialStore, Logger } from '../accounts/ports.ts';
import {
  OpenSocketError,
  type AccountSocket,
  type OpenSocketRequest,
  type SocketFactory,
} from '../accounts/socket-port.ts';
import { baileysLogger } from '../log/baileys-logger.ts';
import { BaileysSocket } from './baileys-socket.ts';
import { ClientVersions, type VersionLookup } from './client-version.ts';
import { CredentialSession, type KeyServices } from './credential-session.ts';
import { Breather } from './durable/breather.ts';
import { exclusiveKeys } from './durable/exclusive-keys.ts';
import { Journal } from './durable/journal.ts';
import { JournaledRepository } from './durable/journaled-repository.ts';
import { KeyCache } from './durable/key-cache.ts';
import { RecentPlaintexts } from './durable/recent-plaintexts.ts';
import { replayJournal } from './durable/replay-journal.ts';
import { trustEndpoint, type ServiceEndpoint } from './service-endpoint.ts';
import { enforceSignatureChecks } from './signature-checks.ts';
import { socketSettings } from './socket-settings.ts';

/** Memory for Signal keys of all accounts together. Bytes. */
const keyCacheBudget = 32 * 1024 * 1024;
/** Memory for what was decrypted lately, of all accounts together. Bytes. */
const recentPlaintextsBudget = 8 * 1024 * 1024;

export interface SocketFactoryParts {
  readonly endpoint: ServiceEndpoint;
  readonly credentials: CredentialStore;
  readonly chats: Pick<ChatStore, 'messageContent'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Asked once when the service refuses the version of this client. */
  readonly lookUpVersion: VersionLookup;
}

/** Makes Baileys sockets for accounts. The only door to Baileys. */
export function createSocketFactory(parts: SocketFactoryParts): SocketFactory {
  enforceSignatureChecks();
  trustEndpoint(parts.endpoint);
  const services: KeyServices = {
    store: parts.credentials,
    cache: new KeyCache(keyCacheBudget),
    breather: new Breather(),
    recent: new RecentPlaintexts(recentPlaintextsBudget),
  };
  const versions = new ClientVersions(parts.lookUpVersion, parts.clock);
  return {
    open: (request) => openSocket(parts, services, versions, request),
    renewVersion: (accountId) => versions.renew(accountId, {}),
  };
}

async function openSocket(
  parts: SocketFactoryParts,
  services: KeyServices,
  versions: ClientVersions,
  request: OpenSocketRequest,
): Promise<AccountSocket> {
  const { chats, clock, endpoint } = parts;
  const { accountId, purpose } = request;
  const logger = parts.logger.child({ account: accountId });
  const session =
    purpose.kind === 'link'
      ? CredentialSession.fresh(accountId, services)
      : await CredentialSession.stored(accountId, services);
  const leftOver = purpose.kind === 'link' ? [] : await takeJournal(services.store, request);
  const journal = new Journal();
  let repository: JournaledRepository | null = null;
  const socket = makeWASocket({
    ...socketSettings(endpoint, versions.take(accountId)),
    logger: baileysLogger(logger),
    auth: { creds: session.credentials, keys: session.keys },
    makeSignalRepository: (auth, ...rest) => {
      const keys = exclusiveKeys(session.keys);
      const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds: auth.creds, keys }, ...rest);
      repository = new JournaledRepository({
        accountId,
        inner,
        writes: session.writes,
        journal,
        recent: services.recent,
      });
      return repository.repository();
    },
    // A receiver that could not decrypt asks again: answered from the store, also after a restart.
    getMessage: async (key) => {
      if (!key.id) return undefined;
      const content = await chats.messageContent(accountId, key.id, true);
      return content === null ? undefined : (proto.WebMessageInfo.decode(content).message ?? undefined);
    },
  });
  const accountSocket = new BaileysSocket({ socket, session, repository, journal, request, clock, logger });
  await replayJournal({ socket, session, journal, recent: services.recent, leftOver, logger });
  return accountSocket;
}

async function takeJournal(store: CredentialStore, { accountId }: OpenSocketRequest) {
  try {
    return await store.takeJournal(accountId);
  } catch (error: unknown) {
    throw new OpenSocketError('store-failed', 'the journal could not be read from the store', {
      cause: error,
    });
  }
}
