import { randomBytes } from 'node:crypto';
import { decryptCbc, encryptCbc, hkdf, hmacSha256, sha256 } from '../crypto/symmetric.ts';

/** The words that keep the keys of different kinds apart: MEDIA_HKDF_KEY_MAPPING in lib/Defaults/index.js. */
const KEY_NAMES = {
  image: 'Image',
  sticker: 'Image',
  video: 'Video',
  audio: 'Audio',
  document: 'Document',
  history: 'History',
  'app-state': 'App State',
} as const;

export type MediaKind = keyof typeof KEY_NAMES;

export interface EncryptedMedia {
  readonly mediaKey: Buffer;
  readonly fileSha256: Buffer;
  readonly fileEncSha256: Buffer;
  readonly fileLength: number;
  /** AES-CBC and ten bytes of MAC. */
  readonly blob: Buffer;
}

const MAC_LENGTH = 10;

/** Form: encryptedStream in lib/Utils/messages-media.js. */
export function encryptMedia(kind: MediaKind, content: Buffer, mediaKey = randomBytes(32)): EncryptedMedia {
  const { iv, cipherKey, macKey } = mediaKeys(kind, mediaKey);
  const ciphertext = encryptCbc(cipherKey, iv, content);
  const mac = hmacSha256(macKey, iv, ciphertext).subarray(0, MAC_LENGTH);
  const blob = Buffer.concat([ciphertext, mac]);
  return {
    mediaKey,
    fileSha256: sha256(content),
    fileEncSha256: sha256(blob),
    fileLength: content.length,
    blob,
  };
}

/** Checks the MAC, which Baileys does not. */
export function decryptMedia(kind: MediaKind, blob: Buffer, mediaKey: Uint8Array): Buffer {
  const { iv, cipherKey, macKey } = mediaKeys(kind, mediaKey);
  const ciphertext = blob.subarray(0, -MAC_LENGTH);
  const mac = hmacSha256(macKey, iv, ciphertext).subarray(0, MAC_LENGTH);
  if (!mac.equals(blob.subarray(-MAC_LENGTH))) throw new Error('the MAC of the media is wrong');
  return decryptCbc(cipherKey, iv, ciphertext);
}

function mediaKeys(kind: MediaKind, mediaKey: Uint8Array): { iv: Buffer; cipherKey: Buffer; macKey: Buffer } {
  const keys = hkdf(mediaKey, 112, Buffer.alloc(0), `WhatsApp ${KEY_NAMES[kind]} Keys`);
  return { iv: keys.subarray(0, 16), cipherKey: keys.subarray(16, 48), macKey: keys.subarray(48, 80) };
}
