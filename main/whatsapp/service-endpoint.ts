import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';

/** Which service accounts connect to. */
export interface ServiceEndpoint {
  readonly url: string;
  /** Public key (32 bytes) that the service's Noise certificate chain must be signed with; null for WhatsApp's own. */
  readonly rootKey: Uint8Array | null;
  /** PEM of the certificate of a simulated service's files; absent or null for WhatsApp's own. */
  readonly certificate?: string | null;
}

/** WhatsApp's own address, as in Baileys' Defaults/index.ts. */
export const whatsappEndpoint: ServiceEndpoint = { url: 'wss://web.whatsapp.com/ws/chat', rootKey: null };

/**
 * Makes Baileys trust another service's certificates. Baileys keeps the key in a mutable export (Defaults/index.ts
 * `WA_CERT_DETAILS`), so this holds for the whole process, and is done once, before the first socket.
 */
export function trustEndpoint(endpoint: ServiceEndpoint): void {
  if (endpoint.rootKey !== null) WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(endpoint.rootKey);
}
