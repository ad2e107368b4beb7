import { Agent as HttpsAgent } from 'node:https';
import { Agent as Dispatcher } from 'undici';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { ProxySettings } from '../../domain/proxy.ts';
import { routeThrough } from '../proxy/route.ts';
import type { ServiceEndpoint } from '../service-endpoint.ts';

/** How files travel: uploads over node:https, downloads over the global fetch. Null: the usual way of both. */
export interface MediaRoute {
  readonly fetchAgent: HttpsAgent | null;
  readonly dispatcher: Dispatcher | null;
  close(): void;
}

/** The way of files without a proxy; only a simulated service, with a certificate of its own, needs one said. */
export function directMediaRoute({ certificate }: ServiceEndpoint): MediaRoute {
  if (!certificate) return { fetchAgent: null, dispatcher: null, close: () => undefined };
  const fetchAgent = new HttpsAgent({ ca: certificate });
  const dispatcher = new Dispatcher({ connect: { ca: certificate } });
  return {
    fetchAgent,
    dispatcher,
    close: () => {
      fetchAgent.destroy();
      dispatcher.destroy().catch(() => undefined);
    },
  };
}

/** One way per account, kept between files, so that not every picture needs a connection of its own. */
export class MediaRoutes {
  readonly #endpoint: ServiceEndpoint;
  readonly #routes = new Map<AccountId, { readonly proxy: string; readonly route: MediaRoute }>();

  constructor(endpoint: ServiceEndpoint) {
    this.#endpoint = endpoint;
  }

  /** The account's way out. What still goes another way than this ends. */
  of(accountId: AccountId, proxy: ProxySettings | null): MediaRoute {
    const name = JSON.stringify(proxy);
    const known = this.#routes.get(accountId);
    if (known?.proxy === name) return known.route;
    known?.route.close();
    const route =
      proxy === null
        ? directMediaRoute(this.#endpoint)
        : routeThrough(proxy, { secure: true, targetCa: this.#endpoint.certificate ?? undefined });
    this.#routes.set(accountId, { proxy: name, route });
    return route;
  }

  close(accountId: AccountId | null): void {
    for (const [id, { route }] of this.#routes) {
      if (accountId !== null && id !== accountId) continue;
      this.#routes.delete(id);
      route.close();
    }
  }
}
