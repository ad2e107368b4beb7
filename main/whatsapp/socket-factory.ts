import { makeWASocket, proto } from '@whiskeysockets/baileys';
import type { ChatStore, Clock, CredentialStore, Logger } from '../accounts/ports.ts';
import type { AccountSocket, OpenSocketRequest, SocketFactory } from '../accounts/socket-port.ts';
import { baileysLogger } from '../log/baileys-logger.ts';
import { BaileysSocket } from './baileys-socket.ts';
import { CredentialSession } from './credential-session.ts';
import { trustEndpoint, type ServiceEndpoint } from './service-endpoint.ts';
import { enforceSignatureChecks } from './signature-checks.ts';
import { socketSettings } from './socket-settings.ts';

export interface SocketFactoryParts {
  readonly endpoint: ServiceEndpoint;
  readonly credentials: CredentialStore;
  readonly chats: Pick<ChatStore, 'messageContent'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Makes Baileys sockets for accounts. The only door to Baileys. */
export function createSocketFactory(parts: SocketFactoryParts): SocketFactory {
  enforceSignatureChecks();
  trustEndpoint(parts.endpoint);
  return { open: (request) => openSocket(parts, request) };
}

async function openSocket(parts: SocketFactoryParts, request: OpenSocketRequest): Promise<AccountSocket> {
  const { credentials, chats, clock, endpoint } = parts;
  const logger = parts.logger.child({ account: request.accountId });
  const session =
    request.purpose === 'link'
      ? CredentialSession.fresh(request.accountId, credentials)
      : await CredentialSession.stored(request.accountId, credentials);
  const socket = makeWASocket({
    ...socketSettings(endpoint),
    logger: baileysLogger(logger),
    auth: { creds: session.credentials, keys: session.keys },
    // A receiver that could not decrypt asks again: answered from the store, also after a restart.
    getMessage: async (key) => {
      if (!key.id) return undefined;
      const content = await chats.messageContent(request.accountId, key.id, true);
      return content === null ? undefined : (proto.WebMessageInfo.decode(content).message ?? undefined);
    },
  });
  return new BaileysSocket({ socket, session, request, clock, logger });
}
