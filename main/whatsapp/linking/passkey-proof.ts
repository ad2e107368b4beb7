import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ProofRefusal } from '../../accounts/socket-port.ts';
import type { PasskeyOptions } from './passkey-options.ts';

const base64Url = z
  .string()
  .max(16_384)
  .regex(/^[\w-]+={0,2}$/)
  .transform((text) => text.replace(/=+$/, ''));

const proofSchema = z.object({
  id: base64Url,
  rawId: base64Url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64Url,
    authenticatorData: base64Url,
    signature: base64Url,
    userHandle: base64Url.nullish(),
  }),
});
const clientDataSchema = z.object({
  type: z.literal('webauthn.get'),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
});

/** Bits of the authenticator's flags byte (WebAuthn, 6.1): somebody was there, and it was the owner. */
const userPresent = 0x01;
const userVerified = 0x04;

export interface PasskeyProof {
  readonly credentialId: Buffer;
  /** The members that the official clients send, in their order, as JSON (whatsmeow, pair-passkey.go). */
  readonly assertion: string;
}

/**
 * Reads what the owner has handed over and checks that it was made for this very link, on WhatsApp's own page. The
 * signature itself only the service can check: the key is known to nobody else.
 */
export function readProof(text: string, options: PasskeyOptions): PasskeyProof | ProofRefusal {
  const proof = parse(proofSchema, text.trim());
  if (proof === null || proof.id !== proof.rawId) return 'unreadable';
  const { response } = proof;
  const clientData = parse(
    clientDataSchema,
    Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'),
  );
  if (clientData === null) return 'unreadable';
  if (clientData.challenge !== options.challenge) return 'other-challenge';
  if (!isOriginOf(clientData.origin, options.rpId) || clientData.crossOrigin === true) return 'other-page';
  const authenticatorData = Buffer.from(response.authenticatorData, 'base64url');
  const flags = authenticatorData[32];
  if (authenticatorData.length < 37 || flags === undefined) return 'unreadable';
  const page = createHash('sha256').update(options.rpId).digest();
  if (!authenticatorData.subarray(0, 32).equals(page)) return 'other-page';
  if ((flags & userPresent) === 0 || (flags & userVerified) === 0) return 'unreadable';
  const { clientDataJSON, signature, userHandle } = response;
  return {
    credentialId: Buffer.from(proof.rawId, 'base64url'),
    assertion: JSON.stringify({
      id: proof.id,
      rawId: proof.rawId,
      type: proof.type,
      response: {
        clientDataJSON,
        authenticatorData: response.authenticatorData,
        signature,
        ...(userHandle ? { userHandle } : {}),
      },
    }),
  };
}

/** An https page of the site that the passkey belongs to (WebAuthn: the site itself or one below it). */
function isOriginOf(origin: string, rpId: string): boolean {
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false;
  }
  return (
    url.origin === origin &&
    url.protocol === 'https:' &&
    url.port === '' &&
    (url.hostname === rpId || url.hostname.endsWith(`.${rpId}`))
  );
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
