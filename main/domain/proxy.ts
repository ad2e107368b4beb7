import type { ProxyInput, ProxyKind, ProxyView } from '../../preload/contract/proxy.ts';

/** The proxy of an account, secrets included. Never leaves main; the log does not get it. */
export interface ProxySettings {
  readonly kind: ProxyKind;
  readonly host: string;
  readonly port: number;
  /** Empty for none. */
  readonly username: string;
  readonly password: string;
}

export const proxyView = ({ kind, host, port, username, password }: ProxySettings): ProxyView => ({
  kind,
  host,
  port,
  username,
  hasPassword: password !== '',
});

/** What was typed, with the stored password where it may be kept: a page must not be able to send it to another host. */
export function proxyOf(input: ProxyInput, stored: ProxySettings | null): ProxySettings {
  const same =
    stored !== null &&
    stored.kind === input.kind &&
    stored.host === input.host &&
    stored.port === input.port &&
    stored.username === input.username;
  const kept = same ? stored.password : '';
  return { ...input, password: input.password ?? kept };
}
