import type { ProxyTrouble } from '../../domain/connection-state.ts';
import type { ProxyTestFailure } from '../../../preload/contract/proxy.ts';

const texts: Readonly<Record<ProxyTestFailure, string>> = {
  unreachable: 'the proxy does not answer',
  refused: 'the proxy does not accept name and password',
  'no-route': 'the proxy reaches nothing',
  timeout: 'the proxy takes too long',
};

/** The proxy is why there is no connection. Carries neither its address nor its secrets, and no error that could. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** Baileys takes codes with E for a lost connection (Utils/generics.js `getCodeFromWSError`). */
  readonly code = 'EPROXY';
  readonly failure: ProxyTestFailure;
  constructor(failure: ProxyTestFailure) {
    super(texts[failure]);
    this.failure = failure;
  }
}

/** Whether a socket ended because of the proxy. Baileys wraps the error of ws as `data` of its own. */
export function proxyTroubleOf(error: unknown): ProxyTrouble | null {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
    if (current instanceof ProxyError) return current.failure === 'refused' ? 'refused' : 'failed';
    const { data, cause } = current as { readonly data?: unknown; readonly cause?: unknown };
    current = data ?? cause;
  }
  return null;
}
