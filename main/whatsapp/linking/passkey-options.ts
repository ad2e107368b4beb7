import { z } from 'zod';

const base64Url = z.string().regex(/^[\w-]{1,4096}$/);

/** What WhatsApp asks of the owner's passkey: WebAuthn request options as JSON. Unknown members are left out. */
const optionsSchema = z.object({
  challenge: base64Url,
  // The owner's browser makes proofs for WhatsApp's own pages only; anything else asked for here is not WhatsApp.
  rpId: z.string().regex(/^(?:[a-z0-9-]+\.)*whatsapp\.com$/),
  timeout: z.number().int().positive().max(3_600_000).optional(),
  userVerification: z.enum(['required', 'preferred', 'discouraged']).optional(),
  allowCredentials: z
    .array(z.object({ type: z.literal('public-key'), id: base64Url }))
    .max(64)
    .optional(),
  extensions: z.object({ uvm: z.boolean().optional() }).optional(),
});
export type PasskeyOptions = z.output<typeof optionsSchema>;

/** @returns null for anything that is no request for a passkey of WhatsApp */
export function readPasskeyOptions(text: string | null): PasskeyOptions | null {
  try {
    return optionsSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

/**
 * What the owner runs in the console of their own browser on WhatsApp's page: it asks that browser for a passkey, in the
 * browser's own dialog, and copies the answer. Made of checked values only, so that nothing of the service's can become code.
 */
export function browserScript(options: PasskeyOptions): string {
  const json = JSON.stringify({ ...options, userVerification: options.userVerification ?? 'required' });
  return `(async (put) => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
  const publicKey = ${json};
  publicKey.challenge = bytes(publicKey.challenge);
  publicKey.allowCredentials = (publicKey.allowCredentials || []).map((key) => ({ ...key, id: bytes(key.id) }));
  const { id, rawId, type, response } = await navigator.credentials.get({ publicKey });
  const proof = JSON.stringify({ id, rawId: text(rawId), type, response: {
    clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData),
    signature: text(response.signature), userHandle: text(response.userHandle) } });
  put ? put(proof) : console.log(proof);
  console.log('The answer is ' + (put ? 'copied' : 'above') + '. Paste it into Switchboard.');
})(typeof copy === 'function' ? copy : null);
`;
}
