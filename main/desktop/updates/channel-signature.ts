import { createPublicKey, verify } from 'node:crypto';

/** What was offered does not bear the signature of those who make this app. */
export class UntrustedUpdate extends Error {
  constructor() {
    super('the list of versions is not signed by the key of this build');
    this.name = 'UntrustedUpdate';
  }
}

/**
 * Checks the detached signature of a list of versions. The list names the SHA-512 of every file, so that what is downloaded
 * is covered by it too.
 * @param list `latest*.yml` as it was received
 * @param signature base64 of 64 bytes, Ed25519 over the bytes of the list
 * @param publicKey PEM
 * @throws UntrustedUpdate for anything but a good signature
 */
export function checkListSignature(list: string, signature: string, publicKey: string): void {
  let good = false;
  try {
    const key = createPublicKey(publicKey);
    const isEd25519 = key.asymmetricKeyType === 'ed25519';
    good = isEd25519 && verify(null, Buffer.from(list, 'utf8'), key, Buffer.from(signature.trim(), 'base64'));
  } catch {
    good = false;
  }
  if (!good) throw new UntrustedUpdate();
}
