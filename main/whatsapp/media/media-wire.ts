import type { MediaWire } from '../../accounts/media-port.ts';
import type { Clock } from '../../accounts/ports.ts';
import type { ServiceEndpoint } from '../service-endpoint.ts';
import { compose } from './compose.ts';
import { fetchFile, fetchWhole } from './fetch-file.ts';
import { checkedAddress } from './media-host.ts';
import { draftOf, sourceOf, thumbnailOf } from './media-part.ts';
import { MediaRoutes } from './routes.ts';

/** Pictures of people are some ten kilobytes. */
const largestPicture = 2 * 1024 * 1024;

export function createMediaWire(endpoint: ServiceEndpoint, clock: Clock): MediaWire {
  const routes = new MediaRoutes(endpoint);
  return {
    sourceOf,
    draftOf,
    thumbnailOf,
    compose,
    fetchFile: (request) =>
      fetchFile(request, { endpoint, clock, route: routes.of(request.accountId, request.proxy) }),
    fetchPicture: async ({ accountId, proxy, signal, url }) =>
      fetchWhole(checkedAddress(url, endpoint), {
        endpoint,
        clock,
        signal,
        route: routes.of(accountId, proxy),
        maximum: largestPicture,
      }),
    close: (accountId) => routes.close(accountId),
  };
}
