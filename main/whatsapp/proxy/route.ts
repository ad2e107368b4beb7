import { Agent as HttpAgent, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { Agent as Dispatcher } from 'undici';
import type { ProxySettings } from '../../domain/proxy.ts';
import { openTunnel, type Target, type TunnelOptions } from './tunnel.ts';

/** Every way out that Baileys has, through one proxy: the socket's, that of uploads, and that of downloads. */
export interface Route {
  /** For ws. Plain when its address is, which the type that Baileys asks for leaves out; node:http takes either. */
  readonly agent: HttpsAgent;
  /** Uploads go out over node:https (Utils/messages-media.js `uploadWithNodeHttp`). */
  readonly fetchAgent: HttpsAgent;
  /**
   * Downloads, history and app state go out over the global fetch. A dispatcher of undici 7 also takes the older
   * handlers of the fetch in Node 20 (undici 6); the other way round it fails.
   */
  readonly dispatcher: Dispatcher;
  close(): void;
}

type Done = (error: Error | null, stream: Duplex) => void;
type Options = ClientRequestArgs & { readonly servername?: string };

interface RouteOptions extends TunnelOptions {
  /** Whether the service's own address is wss:. */
  readonly secure: boolean;
  /** Certificates to trust for what lies behind the proxy, in place of the usual ones. */
  readonly targetCa?: string | undefined;
}

export function routeThrough(proxy: ProxySettings, options: RouteOptions): Route {
  const { targetCa } = options;
  const tunnel = (target: Target) => openTunnel(proxy, target, options);
  const secured = async (target: Target, servername: string): Promise<TLSSocket> => {
    const socket = await tunnel(target);
    return new Promise((resolve, reject) => {
      const secure = connectTls({
        socket,
        // Whose certificate is expected; an address is no name to ask a server for (RFC 6066 section 3).
        host: servername,
        ...(isIP(servername) === 0 ? { servername } : {}),
        ALPNProtocols: ['http/1.1'],
        ...(targetCa === undefined ? {} : { ca: targetCa }),
      });
      secure.once('secureConnect', () => resolve(secure));
      secure.once('error', (error) => {
        socket.destroy();
        reject(error);
      });
    });
  };
  const secureAgent = (): HttpsAgent =>
    withConnections(new HttpsAgent(), (request) => {
      const target = targetOf(request, 443);
      return secured(target, request.servername ?? target.host);
    });
  const agent = options.secure
    ? secureAgent()
    : (withConnections(new HttpAgent(), (request) => tunnel(targetOf(request, 80))) as HttpsAgent);
  const fetchAgent = secureAgent();
  const dispatcher = new Dispatcher({
    connect: ({ hostname, port, protocol, servername }, done) => {
      const secure = protocol === 'https:';
      const target = { host: bare(hostname), port: Number(port) || (secure ? 443 : 80) };
      const connection = secure ? secured(target, servername || target.host) : tunnel(target);
      connection.then(
        (socket) => done(null, socket),
        (error: unknown) => done(asError(error), null),
      );
    },
  });
  return {
    agent,
    fetchAgent,
    dispatcher,
    close: () => {
      agent.destroy();
      fetchAgent.destroy();
      dispatcher.destroy().catch(() => undefined);
    },
  };
}

/** An agent all of whose connections are made by `open`; Node asks it for each (lib/_http_agent.js `createSocket`). */
function withConnections<Kind extends HttpAgent>(
  agent: Kind,
  open: (options: Options) => Promise<Duplex>,
): Kind {
  const createConnection = (options: Options, done: Done): void => {
    open(options).then(
      (stream) => done(null, stream),
      // Node passes the error on and looks at nothing else then.
      (error: unknown) => done(asError(error), undefined as never),
    );
  };
  return Object.assign(agent, { createConnection });
}

const targetOf = ({ host, port }: Options, usualPort: number): Target => ({
  host: bare(host ?? ''),
  port: Number(port) || usualPort,
});
/** Without the brackets that an IPv6 address has in a URL. */
const bare = (host: string): string => host.replace(/^\[(.*)\]$/u, '$1');
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('no connection'));
