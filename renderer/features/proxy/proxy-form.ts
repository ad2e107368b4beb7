import type { ProxyInput, ProxyKind, ProxyView } from '../../../preload/contract/proxy.ts';

/** What stands in the fields of the proxy dialog. */
export interface ProxyFields {
  readonly kind: ProxyKind | 'none';
  readonly host: string;
  readonly port: string;
  readonly username: string;
  /** Null while nobody has typed in the field: the stored password stays. */
  readonly password: string | null;
}

const usualPorts: Readonly<Record<ProxyKind, string>> = { http: '8080', https: '443', socks5: '1080' };

/** The fields for what is stored. */
export const fieldsOf = (proxy: ProxyView | null): ProxyFields =>
  proxy === null
    ? { kind: 'none', host: '', port: '', username: '', password: null }
    : {
        kind: proxy.kind,
        host: proxy.host,
        port: String(proxy.port),
        username: proxy.username,
        password: null,
      };

/** Another kind of proxy; its usual port, unless somebody typed one. */
export function withKind(fields: ProxyFields, kind: ProxyFields['kind']): ProxyFields {
  const untouched = fields.port === '' || Object.values(usualPorts).includes(fields.port);
  return { ...fields, kind, port: kind !== 'none' && untouched ? usualPorts[kind] : fields.port };
}

/** The stored password is kept for the very same proxy only (main drops it for another one). */
export function keepsPassword(fields: ProxyFields, stored: ProxyView | null): boolean {
  return (
    stored !== null &&
    stored.hasPassword &&
    fields.password === null &&
    fields.kind === stored.kind &&
    fields.host.trim() === stored.host &&
    fields.port.trim() === String(stored.port) &&
    fields.username === stored.username
  );
}

export interface ProxyProblems {
  readonly host: boolean;
  readonly port: boolean;
}

export function problemsOf({ kind, host, port }: ProxyFields): ProxyProblems {
  if (kind === 'none') return { host: false, port: false };
  const number = Number(port.trim());
  return {
    host: !/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*)$/iu.test(host.trim()),
    port: !/^\d+$/u.test(port.trim()) || number < 1 || number > 65_535,
  };
}

/** What main is asked to use; null: no proxy. */
export function inputOf(fields: ProxyFields): ProxyInput | null {
  if (fields.kind === 'none') return null;
  return {
    kind: fields.kind,
    host: fields.host.trim(),
    port: Number(fields.port.trim()),
    username: fields.username,
    password: fields.password,
  };
}
