import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { agree, generateKeyPair, type KeyPair } from '../crypto/curve.ts';
import { decryptGcm, encryptGcm, hkdf, sha256 } from '../crypto/symmetric.ts';
import type { NoiseIdentity } from './certificate-chain.ts';
import { counterIv, NoiseTransport } from './noise-transport.ts';

const PROTOCOL_NAME = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');

export interface ClientFinish {
  readonly noiseKey: Buffer;
  readonly payload: Buffer;
  readonly transport: NoiseTransport;
}

/**
 * The responder's half of Noise_XX_25519_AESGCM_SHA256, mirror image of lib/Utils/noise-handler.js. The prologue is the
 * 4-byte header that the client sends first.
 */
export class NoiseResponder {
  readonly #identity: NoiseIdentity;
  readonly #ephemeral: KeyPair = generateKeyPair();
  #hash: Buffer = PROTOCOL_NAME;
  #chainingKey: Buffer = PROTOCOL_NAME;
  #key: Buffer = PROTOCOL_NAME;
  #counter = 0;

  constructor(identity: NoiseIdentity, prologue: Uint8Array) {
    this.#identity = identity;
    this.#mixHash(prologue);
  }

  /** Message 1 in, message 2 out. */
  answerHello(frame: Uint8Array): Buffer {
    const hello = proto.HandshakeMessage.decode(frame).clientHello;
    if (!hello?.ephemeral || hello.ephemeral.length !== 32)
      throw new Error('clientHello without an ephemeral key');
    this.#mixHash(hello.ephemeral);
    this.#mixHash(this.#ephemeral.publicKey);
    this.#mixKey(agree(this.#ephemeral, hello.ephemeral));
    const encryptedStatic = this.#encrypt(this.#identity.staticKey.publicKey);
    this.#mixKey(agree(this.#identity.staticKey, hello.ephemeral));
    const payload = this.#encrypt(this.#identity.certificateChain);
    const answer = proto.HandshakeMessage.encode({
      serverHello: { ephemeral: this.#ephemeral.publicKey, static: encryptedStatic, payload },
    });
    return Buffer.from(answer.finish());
  }

  /** Message 3 in, transport keys out. */
  acceptFinish(frame: Uint8Array): ClientFinish {
    const finish = proto.HandshakeMessage.decode(frame).clientFinish;
    if (!finish?.static || !finish.payload) throw new Error('clientFinish without its parts');
    const noiseKey = this.#decrypt(finish.static);
    this.#mixKey(agree(this.#ephemeral, noiseKey));
    const payload = this.#decrypt(finish.payload);
    const keys = hkdf(Buffer.alloc(0), 64, this.#chainingKey, '');
    return { noiseKey, payload, transport: new NoiseTransport(keys.subarray(32), keys.subarray(0, 32)) };
  }

  #mixHash(data: Uint8Array): void {
    this.#hash = sha256(this.#hash, data);
  }

  #mixKey(secret: Uint8Array): void {
    const keys = hkdf(secret, 64, this.#chainingKey, '');
    this.#chainingKey = keys.subarray(0, 32);
    this.#key = keys.subarray(32);
    this.#counter = 0;
  }

  #encrypt(plaintext: Uint8Array): Buffer {
    const ciphertext = encryptGcm(this.#key, counterIv(this.#counter++), plaintext, this.#hash);
    this.#mixHash(ciphertext);
    return ciphertext;
  }

  #decrypt(ciphertext: Uint8Array): Buffer {
    const plaintext = decryptGcm(this.#key, counterIv(this.#counter++), ciphertext, this.#hash);
    this.#mixHash(ciphertext);
    return plaintext;
  }
}
