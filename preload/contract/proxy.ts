import { z } from 'zod';

/** A host name or an address, without anything around it. */
const hostSchema = z
  .string()
  .min(1)
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*)$/i);
/** No control characters: they would end a line of the protocol. */
const secretSchema = z
  .string()
  .max(255)
  // eslint-disable-next-line no-control-regex -- these are what is refused
  .regex(/^[^\u0000-\u001f\u007f]*$/);

export const proxyKindSchema = z.enum(['http', 'https', 'socks5']);
export type ProxyKind = z.infer<typeof proxyKindSchema>;

/** A proxy as a person types it. `password` null keeps the stored one, as long as everything else stays the same. */
export const proxyInputSchema = z.strictObject({
  kind: proxyKindSchema,
  host: hostSchema,
  port: z.number().int().min(1).max(65_535),
  /** Empty for a proxy that asks for no name. */
  username: secretSchema.refine((name) => !name.includes(':')),
  password: secretSchema.nullable(),
});
export type ProxyInput = z.infer<typeof proxyInputSchema>;

/** A proxy as the window shows it: that there is a password, never which. */
export interface ProxyView {
  readonly kind: ProxyKind;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly hasPassword: boolean;
}

/**
 * How a proxy failed: it does not answer; it does not accept name and password; it answers, but reaches nothing; or it
 * took too long. Each has a sentence in the catalogue (`proxy.trouble.*`).
 */
export type ProxyTestFailure = 'unreachable' | 'refused' | 'no-route' | 'timeout';

export type ProxyTest =
  /** How long it took to reach the service through the proxy. */
  | { readonly reached: true; readonly milliseconds: number }
  | { readonly reached: false; readonly reason: ProxyTestFailure };
