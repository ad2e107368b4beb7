import { decryptGcm, encryptGcm } from '../crypto/symmetric.ts';

/** The two directions after the handshake; form: TransportState in lib/Utils/noise-handler.js. */
export class NoiseTransport {
  readonly #sendKey: Buffer;
  readonly #receiveKey: Buffer;
  #sent = 0;
  #received = 0;

  constructor(sendKey: Buffer, receiveKey: Buffer) {
    this.#sendKey = sendKey;
    this.#receiveKey = receiveKey;
  }

  encrypt(plaintext: Uint8Array): Buffer {
    return encryptGcm(this.#sendKey, counterIv(this.#sent++), plaintext);
  }

  decrypt(ciphertext: Uint8Array): Buffer {
    return decryptGcm(this.#receiveKey, counterIv(this.#received++), ciphertext);
  }
}

/** A 12-byte IV with the message counter in its last four bytes. */
export function counterIv(counter: number): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(counter >>> 0, 8);
  return iv;
}
