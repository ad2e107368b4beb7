import type { DisconnectReason } from '../../preload/contract/model.ts';
import { canSend, type ConnectionState } from './connection-state.ts';
import type { ProxySettings } from './proxy.ts';

/** What is looked at of an account. */
export interface Wayfarer {
  readonly state: ConnectionState;
  /** Null: it connects directly. */
  readonly proxy: ProxySettings | null;
}

/** Why accounts wait when it is the network, the proxy or the service that is away, and not something of their own. */
const common: ReadonlySet<DisconnectReason> = new Set<DisconnectReason>([
  'connection-lost',
  'service-unavailable',
  'proxy-failed',
  'unknown',
]);

/**
 * After an outage back-offs have grown to minutes. The first account that gets through on a way shows that it is over for
 * all that go the same way: they need not wait any longer (the queue keeps them from coming all at once). Only the
 * first: while others on the way are connected, one that keeps falling falls for reasons of its own. One that the
 * service has told to slow down goes on at its own pace.
 * @param connected whose connection has opened just now; `others` are all the others
 * @returns those of the others that should connect now
 */
export function broughtForward<Account extends Wayfarer>(
  connected: Wayfarer,
  others: readonly Account[],
): readonly Account[] {
  const way = wayOf(connected.proxy);
  const sameWay = others.filter(({ proxy }) => wayOf(proxy) === way);
  if (sameWay.some(({ state }) => canSend(state))) return [];
  return sameWay.filter(
    ({ state }) =>
      state.kind === 'waiting' &&
      state.retryAt !== null &&
      state.slowedDown !== true &&
      common.has(state.reason),
  );
}

/** One proxy is one way, whoever goes there. */
const wayOf = (proxy: ProxySettings | null): string =>
  proxy === null ? '' : JSON.stringify([proxy.kind, proxy.host, proxy.port, proxy.username]);
