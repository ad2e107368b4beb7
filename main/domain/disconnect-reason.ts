import type { DisconnectReason, NextStep } from '../../preload/contract/model.ts';

/** What an account does after its socket has ended. */
export type DisconnectVerdict =
  /** The service asked for it: connect again at once. */
  | { readonly kind: 'restart' }
  /** Try again later, by itself. */
  | { readonly kind: 'retry'; readonly reason: DisconnectReason }
  /** Trying again would do harm or no good: stop and say why. */
  | { readonly kind: 'stop'; readonly reason: DisconnectReason; readonly nextStep: NextStep }
  /** This device is no longer linked. Chats stay readable. */
  | { readonly kind: 'unlinked'; readonly reason: DisconnectReason; readonly nextStep: NextStep };

const retry = (reason: DisconnectReason): DisconnectVerdict => ({ kind: 'retry', reason });
const stop = (reason: DisconnectReason, nextStep: NextStep): DisconnectVerdict => ({
  kind: 'stop',
  reason,
  nextStep,
});

/**
 * Every status with which a socket of Baileys 7 ends (Types/index.ts `DisconnectReason`; stream errors and failures
 * through Utils/generics.ts `getErrorCodeFromStreamError`; HTTP statuses of a refused upgrade as they are).
 * The sentence for each reason is in the catalogue under `reason.*`.
 */
const verdicts: Readonly<Record<number, DisconnectVerdict>> = {
  // The Noise certificate is not the service's: whoever answers is not the one we meant. Never talk on.
  400: stop('refused', 'retry'),
  401: { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' },
  403: stop('restricted', 'retry'),
  // Before it comes to that, the version is looked up anew, once (`renew-version` in connection-state.ts).
  405: stop('client-too-old', 'update'),
  408: retry('connection-lost'),
  409: stop('client-too-old', 'update'),
  411: stop('refused', 'retry'),
  419: { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' },
  428: retry('connection-lost'),
  429: retry('service-unavailable'),
  // Another program uses the same credentials. Two that fight lose the account.
  440: stop('replaced', 'retry'),
  500: retry('session-broken'),
  503: retry('service-unavailable'),
  515: { kind: 'restart' },
};

/**
 * @param code the status that the socket ended with; null when it was never given one
 * @returns what to do, for every number there is: other 5xx are the service's trouble, other 4xx a refusal
 */
export function verdictFor(code: number | null): DisconnectVerdict {
  if (code === null) return retry('unknown');
  const known = verdicts[code];
  if (known !== undefined) return known;
  if (code >= 500 && code < 600) return retry('service-unavailable');
  if (code >= 400 && code < 500) return stop('refused', 'retry');
  return retry('unknown');
}

/** The codes that have a row of their own, for tests that go through all of them. */
export const knownDisconnectCodes: readonly number[] = Object.keys(verdicts).map(Number);
