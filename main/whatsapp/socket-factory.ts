import { DEFAULT_CONNECTION_CONFIG, makeWASocket, proto } from '@whiskeysockets/baileys';
import type { ChatStore, Clock, CredentialStore, Logger } from '../accounts/ports.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import {
  OpenSocketError,
  type AccountSocket,
  type FoundVersionStore,
  type OpenSocketRequest,
  type SocketFactory,
} from '../accounts/socket-port.ts';
import { hearOfClearedChats } from './cleared-chats.ts';
import { baileysLogger } from '../log/baileys-logger.ts';
import { BaileysSocket } from './baileys-socket.ts';
import { baileysComposer } from './compose/composer.ts';
import { ClientVersions, type VersionLookup } from './client-version.ts';
import { CredentialSession, type KeyServices } from './credential-session.ts';
import { Breather } from './durable/breather.ts';
import { exclusiveKeys } from './durable/exclusive-keys.ts';
import { Journal } from './durable/journal.ts';
import { JournaledRepository } from './durable/journaled-repository.ts';
import { KeyCache } from './durable/key-cache.ts';
import { RecentPlaintexts } from './durable/recent-plaintexts.ts';
import { replayJournal } from './durable/replay-journal.ts';
import { letEarlySettingsThrough } from './early-settings.ts';
import { FrameIntake } from './frame-intake.ts';
import { boundRecentMessages } from './recent-messages.ts';
import { directMediaRoute, type MediaRoute } from './media/routes.ts';
import { routeThrough, type Route } from './proxy/route.ts';
import { testProxy } from './proxy/test-proxy.ts';
import { trustEndpoint, type ServiceEndpoint } from './service-endpoint.ts';
import { enforceSignatureChecks } from './signature-checks.ts';
import { beneath } from './socket-line.ts';
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
  /** Where what was found is kept; nowhere when left out. */
  readonly foundVersion?: FoundVersionStore | undefined;
}

/** Makes Baileys sockets for accounts. The only door to Baileys. */
export function createSocketFactory(parts: SocketFactoryParts): SocketFactory {
  enforceSignatureChecks();
  trustEndpoint(parts.endpoint);
  const breather = new Breather();
  const intake = new FrameIntake(breather);
  const services: KeyServices = {
    store: parts.credentials,
    cache: new KeyCache(keyCacheBudget),
    breather,
    recent: new RecentPlaintexts(recentPlaintextsBudget),
  };
  const live = new Map<AccountSocket, AccountId>();
  const versions = new ClientVersions(parts.lookUpVersion, parts.clock, parts.foundVersion);
  return {
    open: async (request) => {
      const route = request.proxy === null ? null : routeOf(request.proxy, parts.endpoint);
      const files = route ?? directMediaRoute(parts.endpoint);
      const opened = (socket: AccountSocket): void => void live.set(socket, request.accountId);
      const release = (socket?: AccountSocket): void => {
        if (socket !== undefined) live.delete(socket);
        files.close();
      };
      try {
        return await openSocket(
          { parts, services, versions, intake, route, files, opened, release },
          request,
        );
      } catch (error: unknown) {
        release();
        throw error;
      }
    },
    composer: baileysComposer,
    live: () => [...live].map(([socket, accountId]) => ({ socket, accountId })),
    testProxy: (proxy) => testProxy(proxy, parts.endpoint.url),
    renewVersion: async (accountId, proxy) => {
      const route = proxy === null ? null : routeOf(proxy, parts.endpoint);
      try {
        return await versions.renew(accountId, route === null ? {} : fetchOptions(route));
      } finally {
        route?.close();
      }
    },
  };
}

const routeOf = (proxy: ProxySettings, { url, certificate }: ServiceEndpoint): Route =>
  routeThrough(proxy, { secure: url.startsWith('wss:'), targetCa: certificate ?? undefined });

/** The global fetch takes a dispatcher, which its type does not know. */
const fetchOptions = ({ dispatcher }: Pick<MediaRoute, 'dispatcher'>): RequestInit =>
  ({ dispatcher }) as unknown as RequestInit;

interface Opening {
  readonly parts: SocketFactoryParts;
  readonly services: KeyServices;
  readonly versions: ClientVersions;
  readonly intake: FrameIntake;
  readonly route: Route | null;
  /** How files travel: the same route, or the direct one. */
  readonly files: MediaRoute;
  readonly opened: (socket: AccountSocket) => void;
  readonly release: (socket: AccountSocket) => void;
}

async function openSocket(
  { parts, services, versions, intake, route, files, opened, release }: Opening,
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
  const findSent = async (wireId: string): Promise<proto.IMessage | undefined> => {
    const content = await chats.messageContent(accountId, wireId, true);
    return content === null ? undefined : (proto.WebMessageInfo.decode(content).message ?? undefined);
  };
  let accountSocket: BaileysSocket | null = null;
  const socket = makeWASocket({
    ...socketSettings(endpoint, versions.take(accountId), request.history),
    // Messages, uploads and downloads have three ways out, and all of them lead through the proxy.
    ...(route === null ? {} : { agent: route.agent }),
    ...(files.fetchAgent === null ? {} : { fetchAgent: files.fetchAgent }),
    ...(files.dispatcher === null ? {} : { options: fetchOptions(files) }),
    logger: hearOfClearedChats(baileysLogger(logger), (change) => accountSocket?.chatCleared(change)),
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
        findOriginal: (wireId, fromMe) => chats.messageContent(accountId, wireId, fromMe),
      });
      return repository.repository();
    },
    // A receiver that could not decrypt asks again: answered from the store, also after a restart.
    getMessage: async (key) => (key.id ? findSent(key.id) : undefined),
  });
  boundRecentMessages(socket);
  letEarlySettingsThrough(socket);
  intake.attach(socket.ws, () => beneath(socket.ws));
  const opening = new BaileysSocket({
    socket,
    session,
    repository,
    journal,
    request,
    clock,
    logger,
    findSent,
    uploadAgent: files.fetchAgent,
    release: () => release(opening),
  });
  accountSocket = opening;
  opened(opening);
  replayJournal({ socket, session, journal, recent: services.recent, leftOver, logger });
  return opening;
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
