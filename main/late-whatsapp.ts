import type { SessionFormat } from './accounts/backup-port.ts';
import type { MediaWire } from './accounts/media-port.ts';
import type { Composer } from './accounts/message-port.ts';
import type { SocketFactory } from './accounts/socket-port.ts';
import type { SocketFactoryParts } from './whatsapp/socket-factory.ts';
import type { ServiceEndpoint } from './whatsapp/service-endpoint.ts';
import { shareAsyncContext } from './whatsapp/shared-async-context.ts';

/** All that is made with Baileys. */
export interface Whatsapp {
  readonly sockets: SocketFactory;
  readonly wire: MediaWire;
  readonly format: SessionFormat;
}

/** Reads Baileys, which takes longer than anything else at a start. Once in a process. */
export async function readWhatsapp() {
  // Before Baileys, or it does not help.
  shareAsyncContext();
  const [socketFactory, mediaWire, endpoints, versions, sessions] = await Promise.all([
    import('./whatsapp/socket-factory.ts'),
    import('./whatsapp/media/media-wire.ts'),
    import('./whatsapp/service-endpoint.ts'),
    import('./whatsapp/client-version.ts'),
    import('./whatsapp/session-format.ts'),
  ]);
  return { ...socketFactory, ...mediaWire, ...endpoints, ...versions, ...sessions };
}

/** What knows Baileys, read. */
export type WhatsappModules = Awaited<ReturnType<typeof readWhatsapp>>;

/** `endpoint` null: WhatsApp's own service. */
export function createWhatsapp(
  whatsapp: WhatsappModules,
  parts: Omit<SocketFactoryParts, 'endpoint' | 'lookUpVersion'> & {
    readonly endpoint: ServiceEndpoint | null;
  },
): Whatsapp {
  const endpoint = parts.endpoint ?? whatsapp.whatsappEndpoint;
  return {
    sockets: whatsapp.createSocketFactory({
      ...parts,
      endpoint,
      // A simulated service has no web client whose version could be asked for.
      lookUpVersion: parts.endpoint === null ? whatsapp.lookUpVersion : () => Promise.resolve(null),
    }),
    wire: whatsapp.createMediaWire(endpoint, parts.clock),
    format: whatsapp.sessionFormat,
  };
}

/** Sockets for accounts that are there before Baileys has been read: whoever asks for one waits for it. */
export function lateSockets(whatsapp: Promise<Whatsapp>): SocketFactory {
  let read: SocketFactory | null = null;
  const sockets = whatsapp.then((whole) => (read = whole.sockets));
  // Whoever asks hears of a failure.
  sockets.catch(() => undefined);
  return {
    open: async (request) => (await sockets).open(request),
    renewVersion: async (accountId, proxy) => (await sockets).renewVersion(accountId, proxy),
    testProxy: async (proxy) => (await sockets).testProxy(proxy),
    live: () => read?.live() ?? [],
    composer: lateComposer(sockets.then(({ composer }) => composer)),
  };
}

function lateComposer(composer: Promise<Composer>): Composer {
  composer.catch(() => undefined);
  return {
    text: async (...values) => (await composer).text(...values),
    poll: async (...values) => (await composer).poll(...values),
    contacts: async (...values) => (await composer).contacts(...values),
    forward: async (...values) => (await composer).forward(...values),
    reaction: async (...values) => (await composer).reaction(...values),
    edit: async (...values) => (await composer).edit(...values),
    deletion: async (...values) => (await composer).deletion(...values),
    pin: async (...values) => (await composer).pin(...values),
    vote: async (...values) => (await composer).vote(...values),
  };
}
