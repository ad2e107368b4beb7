import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { calculateSignature, verifySignature } from 'whatsapp-rust-bridge';

/** DER wrappings of a raw X25519 key (RFC 8410), so that node:crypto takes raw bytes. */
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** An X25519 key pair; `publicKey` is the raw 32 bytes, without Signal's type byte. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
  readonly handle: KeyObject;
}

export function generateKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return {
    handle: privateKey,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PRIVATE_PREFIX.length),
  };
}

/** The key pair of 32 secret bytes; clamped here because the signature code expects a clamped scalar. */
export function keyPairFromSecret(secret: Uint8Array): KeyPair {
  const privateKey = Buffer.from(secret);
  privateKey[0] = (privateKey[0] ?? 0) & 248;
  privateKey[31] = ((privateKey[31] ?? 0) & 127) | 64;
  const handle = createPrivateKey({
    key: Buffer.concat([PRIVATE_PREFIX, privateKey]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(handle)
    .export({ format: 'der', type: 'spki' })
    .subarray(PUBLIC_PREFIX.length);
  return { publicKey, privateKey, handle };
}

/** Diffie-Hellman; throws on a key of wrong length and on low-order points. */
export function agree(pair: KeyPair, publicKey: Uint8Array): Buffer {
  const raw = rawPublicKey(publicKey);
  return diffieHellman({
    privateKey: pair.handle,
    publicKey: createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' }),
  });
}

/** Strips Signal's type byte 5 from a 33-byte key. */
export function rawPublicKey(key: Uint8Array): Buffer {
  if (key.length === 33 && key[0] === 5) return Buffer.from(key.subarray(1));
  if (key.length !== 32) throw new Error(`a public key must have 32 bytes, not ${key.length}`);
  return Buffer.from(key);
}

/** Adds Signal's type byte 5. */
export function typedPublicKey(key: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(5), rawPublicKey(key)]);
}

/** XEdDSA, as libsignal's calculateSignature (lib/Utils/crypto.js Curve.sign). */
export function sign(pair: KeyPair, message: Uint8Array): Buffer {
  return Buffer.from(calculateSignature(pair.privateKey, message));
}

/** XEdDSA; false for anything malformed, because the input comes from clients. */
export function verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return verifySignature(typedPublicKey(publicKey), message, signature);
  } catch {
    return false;
  }
}
