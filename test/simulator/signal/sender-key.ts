import { randomBytes, randomInt } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import {
  generateKeyPair,
  rawPublicKey,
  sign,
  typedPublicKey,
  verify,
  type KeyPair,
} from '../crypto/curve.ts';
import { decryptCbc, encryptCbc, hkdf, hmacSha256 } from '../crypto/symmetric.ts';
import { VERSION_BYTE } from './messages.ts';

const SIGNATURE_LENGTH = 64;
const SKIP_LIMIT = 2_000;
const MESSAGE_KEY = Buffer.of(1);
const CHAIN_KEY = Buffer.of(2);

/** The key with which one device encrypts for a whole group; forms in lib/Signal/Group of Baileys. */
export class SenderKey {
  readonly #id = randomInt(1, 2 ** 31 - 1);
  readonly #signing: KeyPair = generateKeyPair();
  #chainKey: Buffer = randomBytes(32);
  #iteration = 0;

  /** What the others need to read everything from here on (sender-key-distribution-message.js). */
  distribution(): Buffer {
    const message = proto.SenderKeyDistributionMessage.encode({
      id: this.#id,
      iteration: this.#iteration,
      chainKey: this.#chainKey,
      signingKey: typedPublicKey(this.#signing.publicKey),
    }).finish();
    return Buffer.concat([Buffer.of(VERSION_BYTE), message]);
  }

  encrypt(plaintext: Uint8Array): Buffer {
    const { key, iv } = messageKey(this.#chainKey);
    const message = proto.SenderKeyMessage.encode({
      id: this.#id,
      iteration: this.#iteration,
      ciphertext: encryptCbc(key, iv, plaintext),
    }).finish();
    this.#chainKey = hmacSha256(this.#chainKey, CHAIN_KEY);
    this.#iteration += 1;
    const signed = Buffer.concat([Buffer.of(VERSION_BYTE), message]);
    return Buffer.concat([signed, sign(this.#signing, signed)]);
  }
}

/** The reader's end of somebody's sender key. */
export class ReceivedSenderKey {
  readonly id: number;
  readonly #signingKey: Buffer;
  readonly #skipped = new Map<number, Buffer>();
  #chainKey: Buffer;
  #iteration: number;

  constructor(distribution: Uint8Array) {
    const bytes = Buffer.from(distribution);
    if (bytes[0] !== VERSION_BYTE) throw new Error('sender key of an unknown version');
    const { id, iteration, chainKey, signingKey } = proto.SenderKeyDistributionMessage.decode(
      bytes.subarray(1),
    );
    if (!chainKey || !signingKey) throw new Error('sender key without its keys');
    this.id = id ?? 0;
    this.#iteration = iteration ?? 0;
    this.#chainKey = Buffer.from(chainKey);
    this.#signingKey = rawPublicKey(signingKey);
  }

  decrypt(bytes: Buffer): Buffer {
    const signed = bytes.subarray(0, -SIGNATURE_LENGTH);
    if (!verify(this.#signingKey, signed, bytes.subarray(-SIGNATURE_LENGTH)))
      throw new Error('Invalid signature!');
    const { iteration, ciphertext } = proto.SenderKeyMessage.decode(signed.subarray(1));
    if (!ciphertext) throw new Error('sender key message without content');
    const { key, iv } = this.#keyOf(iteration ?? 0);
    return decryptCbc(key, iv, ciphertext);
  }

  #keyOf(iteration: number): { key: Buffer; iv: Buffer } {
    const skipped = this.#skipped.get(iteration);
    if (skipped) {
      this.#skipped.delete(iteration);
      return messageKey(skipped);
    }
    if (iteration < this.#iteration) throw new Error(`Received message with old counter: ${iteration}`);
    if (iteration - this.#iteration > SKIP_LIMIT) throw new Error('Over 2000 messages into the future!');
    while (this.#iteration < iteration) {
      this.#skipped.set(this.#iteration, this.#chainKey);
      this.#chainKey = hmacSha256(this.#chainKey, CHAIN_KEY);
      this.#iteration += 1;
    }
    const current = this.#chainKey;
    this.#chainKey = hmacSha256(current, CHAIN_KEY);
    this.#iteration += 1;
    return messageKey(current);
  }
}

export function senderKeyId(bytes: Buffer): number {
  return proto.SenderKeyMessage.decode(bytes.subarray(1, -SIGNATURE_LENGTH)).id ?? 0;
}

/** sender-message-key.js: 16 bytes of IV, then the key. */
function messageKey(chainKey: Buffer): { key: Buffer; iv: Buffer } {
  const derived = hkdf(hmacSha256(chainKey, MESSAGE_KEY), 48, Buffer.alloc(32), 'WhisperGroup');
  return { iv: derived.subarray(0, 16), key: derived.subarray(16, 48) };
}
