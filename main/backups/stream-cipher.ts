import { createRequire } from 'node:module';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';

/*
 * ChaCha20-Poly1305 (RFC 8439), the cipher of an age file's content. Electron's crypto library does not offer it to
 * JavaScript; libsodium does it ten times as fast as JavaScript can, which is the difference between a backup that takes
 * seconds and one that takes a minute.
 */

export const tagLength = 16;

export interface StreamCipher {
  /** Text and tag, written to `sealed`, which is that long. `nonce` has 12 bytes and must never come twice with one key. */
  seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, sealed: Uint8Array): void;
  /** The text; null when a bit has changed. */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | null;
}

/** The part of `sodium-native` that is used; it brings no types. */
interface Sodium {
  crypto_aead_chacha20poly1305_ietf_encrypt(
    sealed: Uint8Array,
    plain: Uint8Array,
    additional: null,
    secretNonce: null,
    nonce: Uint8Array,
    key: Uint8Array,
  ): unknown;
  crypto_aead_chacha20poly1305_ietf_decrypt(
    plain: Uint8Array,
    secretNonce: null,
    sealed: Uint8Array,
    additional: null,
    nonce: Uint8Array,
    key: Uint8Array,
  ): unknown;
}

const overSodium = (sodium: Sodium): StreamCipher => ({
  seal(key, nonce, plain, sealed) {
    sodium.crypto_aead_chacha20poly1305_ietf_encrypt(sealed, plain, null, null, nonce, key);
  },
  open(key, nonce, sealed) {
    if (sealed.length < tagLength) return null;
    const plain = new Uint8Array(sealed.length - tagLength);
    try {
      sodium.crypto_aead_chacha20poly1305_ietf_decrypt(plain, null, sealed, null, nonce, key);
      return plain;
    } catch {
      return null;
    }
  },
});

/** Slow and everywhere: for a system that libsodium is not built for. */
export const cipherInJavaScript: StreamCipher = {
  seal: (key, nonce, plain, sealed) => sealed.set(chacha20poly1305(key, nonce).encrypt(plain)),
  open(key, nonce, sealed) {
    try {
      return chacha20poly1305(key, nonce).decrypt(sealed);
    } catch {
      return null;
    }
  },
};

/** Looked for when it is needed first, since most starts of the program make no backup. */
export function loadCipher(): StreamCipher {
  try {
    return overSodium(createRequire(import.meta.url)('sodium-native') as Sodium);
  } catch {
    return cipherInJavaScript;
  }
}
