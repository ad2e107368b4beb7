import { randomBytes, randomInt } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import {
  generateKeyPair,
  keyPairFromSecret,
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

export interface SavedSenderKey {
  readonly id: number;
  /** The private half of one's own, the public one of somebody else's; byte strings are base64. */
  readonly signingKey: string;
  readonly chainKey: string;
  readonly iteration: number;
  readonly skipped: readonly (readonly [iteration: number, chainKey: string])[];
}

/** The key with which one device encrypts for a whole group; forms in lib/Signal/Group of Baileys. */
export class SenderKey {
  readonly #id: number;
  readonly #signing: KeyPair;
  #chainKey: Buffer;
  #iteration: number;

  constructor(saved?: SavedSenderKey) {
    this.#id = saved?.id ?? randomInt(1, 2 ** 31 - 1);
    this.#signing = saved ? keyPairFromSecret(Buffer.from(saved.signingKey, 'base64')) : generateKeyPair();
    this.#chainKey = saved ? Buffer.from(saved.chainKey, 'base64') : randomBytes(32);
    this.#iteration = saved?.iteration ?? 0;
  }

  save(): SavedSenderKey {
    return {
      id: this.#id,
      signingKey: this.#signing.privateKey.toString('base64'),
      chainKey: this.#chainKey.toString('base64'),
      iteration: this.#iteration,
      skipped: [],
    };
  }

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

  constructor({ id, signingKey, chainKey, iteration, skipped }: SavedSenderKey) {
    this.id = id;
    this.#signingKey = Buffer.from(signingKey, 'base64');
    this.#chainKey = Buffer.from(chainKey, 'base64');
    this.#iteration = iteration;
    for (const [at, key] of skipped) this.#skipped.set(at, Buffer.from(key, 'base64'));
  }

  save(): SavedSenderKey {
    return {
      id: this.id,
      signingKey: this.#signingKey.toString('base64'),
      chainKey: this.#chainKey.toString('base64'),
      iteration: this.#iteration,
      skipped: [...this.#skipped].map(([at, key]) => [at, key.toString('base64')] as const),
    };
  }

  static fromDistribution(distribution: Uint8Array): ReceivedSenderKey {
    const bytes = Buffer.from(distribution);
    if (bytes[0] !== VERSION_BYTE) throw new Error('sender key of an unknown version');
    const { id, iteration, chainKey, signingKey } = proto.SenderKeyDistributionMessage.decode(
      bytes.subarray(1),
    );
    if (!chainKey || !signingKey) throw new Error('sender key without its keys');
    return new ReceivedSenderKey({
      id: id ?? 0,
      iteration: iteration ?? 0,
      chainKey: Buffer.from(chainKey).toString('base64'),
      signingKey: rawPublicKey(signingKey).toString('base64'),
      skipped: [],
    });
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
