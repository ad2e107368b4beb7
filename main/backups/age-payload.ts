import { hkdfSync, randomBytes } from 'node:crypto';
import { loadCipher, tagLength, type StreamCipher } from './stream-cipher.ts';

/*
 * The content of an age file, https://age-encryption.org/v1 ("Payload"): a nonce for the key, then pieces of 64 KiB, each
 * sealed with its number, the last one marked as such.
 */

export const pieceLength = 64 * 1024;
export const sealedPieceLength = pieceLength + tagLength;
/** Of the nonce in front, from which the key of the content comes. Bytes. */
export const payloadNonceLength = 16;

const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));

/** Eleven bytes count, the twelfth says whether it is the last. */
function pieceNonce(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Gives memory of this length for a sealed piece. */
export type Room = (length: number) => Uint8Array;

/** Seals a stream of bytes that come in pieces of any size. */
export class PayloadSealer {
  /** The first bytes of the content. */
  readonly nonce: Uint8Array = randomBytes(payloadNonceLength);
  readonly #key: Uint8Array;
  readonly #room: Room;
  readonly #cipher: StreamCipher;
  readonly #waiting = Buffer.alloc(pieceLength);
  #filled = 0;
  #number = 0;

  constructor(fileKey: Uint8Array, room: Room, cipher: StreamCipher = loadCipher()) {
    this.#key = payloadKey(fileKey, this.nonce);
    this.#room = room;
    this.#cipher = cipher;
  }

  /** Seals what is complete by now. A full piece waits until there is more, since the last one is sealed as such. */
  seal(bytes: Uint8Array): void {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#filled === pieceLength) {
        this.#next(this.#waiting, false);
        this.#filled = 0;
      }
      while (this.#filled === 0 && rest.length > pieceLength) {
        this.#next(rest.subarray(0, pieceLength), false);
        rest = rest.subarray(pieceLength);
      }
      const taken = rest.subarray(0, pieceLength - this.#filled);
      this.#waiting.set(taken, this.#filled);
      this.#filled += taken.length;
      rest = rest.subarray(taken.length);
    }
  }

  /** The last piece. */
  end(): void {
    this.#next(this.#waiting.subarray(0, this.#filled), true);
  }

  #next(piece: Uint8Array, isLast: boolean): void {
    const sealed = this.#room(piece.length + tagLength);
    this.#cipher.seal(this.#key, pieceNonce(this.#number, isLast), piece, sealed);
    this.#number += 1;
  }
}

/** Opens pieces in their order. */
export class PayloadOpener {
  readonly #key: Uint8Array;
  readonly #cipher: StreamCipher;
  #number = 0;

  constructor(fileKey: Uint8Array, nonce: Uint8Array, cipher: StreamCipher = loadCipher()) {
    this.#key = payloadKey(fileKey, nonce);
    this.#cipher = cipher;
  }

  /** Null when it is not the piece that belongs here: bits have changed, or the end was cut off. */
  open(sealed: Uint8Array, isLast: boolean): Uint8Array | null {
    const piece = this.#cipher.open(this.#key, pieceNonce(this.#number, isLast), sealed);
    // Only a file without any content may end with an empty piece.
    if (piece === null || (piece.length === 0 && this.#number > 0)) return null;
    this.#number += 1;
    return piece;
  }
}
