import { createPublicKey, verify } from 'node:crypto';
import { Curve } from '@whiskeysockets/baileys';

/** The prime of Curve25519. */
const prime = 2n ** 255n - 19n;
const keyLength = 32;
const signatureLength = 64;
/** DER of `SubjectPublicKeyInfo` for Ed25519 (RFC 8410), up to the key itself. */
const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Makes Baileys' signature checks check. `Curve.verify` of Baileys 7.0.0-rc14 (Utils/crypto.js) drops the answer of
 * libsignal and says yes to every well-formed signature, so that anyone's certificate passes for the service's in the
 * Noise handshake (Utils/noise-handler.js), and any account signature for the phone's (Utils/validate-connection.js).
 * `Curve` is a mutable export; both callers read it at every call. Native code does the work here, some fifty times
 * as fast as the JavaScript whose answer was thrown away.
 */
export function enforceSignatureChecks(): void {
  Curve.verify = verifySignature;
}

/**
 * XEdDSA as Signal uses it (https://signal.org/docs/specifications/xeddsa/): a signature by an X25519 key is checked
 * as Ed25519, with the Montgomery key turned into its Edwards form, the sign of which travels in the signature's top bit.
 * @param publicKey 32 bytes, or 33 with the type byte 5 in front
 * @returns false for anything malformed
 */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = publicKey.length === keyLength + 1 && publicKey[0] === 5 ? publicKey.subarray(1) : publicKey;
  if (key.length !== keyLength || signature.length !== signatureLength) return false;
  const edwardsKey = edwardsOf(key);
  if (edwardsKey === null) return false;
  const plain = Buffer.from(signature);
  const last = plain[signatureLength - 1] ?? 0;
  edwardsKey[keyLength - 1] = (edwardsKey[keyLength - 1] ?? 0) | (last & 0x80);
  plain[signatureLength - 1] = last & 0x7f;
  try {
    const keyObject = createPublicKey({
      key: Buffer.concat([ed25519Prefix, edwardsKey]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, message, keyObject, plain);
  } catch {
    // Not a point of the curve.
    return false;
  }
}

/** y = (u - 1) / (u + 1), little-endian; null for the one u that has no answer. */
function edwardsOf(montgomery: Uint8Array): Buffer | null {
  const u = (fromLittleEndian(montgomery) & (2n ** 255n - 1n)) % prime;
  if (u === prime - 1n) return null;
  const y = ((((u - 1n + prime) % prime) * inverse(u + 1n)) % prime)
    .toString(16)
    .padStart(2 * keyLength, '0');
  return Buffer.from(y, 'hex').reverse();
}

const fromLittleEndian = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

/** The modular inverse, by Euclid's algorithm. Public keys only: its time tells the number. */
function inverse(value: bigint): bigint {
  let [previous, current] = [prime, value % prime];
  let [coefficient, next] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [coefficient, next] = [next, coefficient - quotient * next];
  }
  return ((coefficient % prime) + prime) % prime;
}
