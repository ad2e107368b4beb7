import { runInNewContext } from 'node:vm';
import type { Simulator } from '../../simulator/index.ts';

/**
 * The owner's browser on WhatsApp's page: runs what Switchboard gave its owner to paste there, and answers with what that
 * copied. The passkey is the simulated phone's.
 */
export async function proveInBrowser(
  simulator: Simulator,
  script: string,
  options: { readonly phone: string; readonly origin?: string; readonly verified?: boolean },
): Promise<string> {
  let copied: string | null = null;
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  const buffer = (encoded: string): ArrayBuffer => new Uint8Array(Buffer.from(encoded, 'base64url')).buffer;
  const get = async ({ publicKey }: { publicKey: { challenge: Uint8Array; rpId: string } }) => {
    const { id, rawId, type, response } = await simulator.admin.assertPasskey({
      ...options,
      challenge: text(publicKey.challenge),
      rpId: publicKey.rpId,
    });
    return {
      id,
      rawId: buffer(rawId),
      type,
      response: {
        clientDataJSON: buffer(response.clientDataJSON),
        authenticatorData: buffer(response.authenticatorData),
        signature: buffer(response.signature),
        userHandle: response.userHandle === null ? null : buffer(response.userHandle),
      },
    };
  };
  await runInNewContext(script, {
    navigator: { credentials: { get } },
    copy: (value: string) => {
      copied = value;
    },
    console: { log: () => undefined },
    atob,
    btoa,
  });
  if (copied === null) throw new Error('the script copied nothing');
  return copied;
}
