import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { getMediaKeys } from '@whiskeysockets/baileys';
import { MediaError } from '../../accounts/media-port.ts';
import { lengthOf, type MediaPart } from './media-part.ts';

/** The service appends so much of the HMAC to every file (Utils/messages-media.js `encryptedStream`). */
const macLength = 10;

/**
 * Decrypts a file of the service as it comes. Baileys' own stream checks neither MAC nor hashes and hangs when the
 * connection breaks, hence this one. `end` says whether all that was given out is what the sender has sent.
 */
export class FileDecryption {
  readonly #part: MediaPart;
  readonly #decipher: ReturnType<typeof createDecipheriv>;
  readonly #mac: ReturnType<typeof createHmac>;
  readonly #sealedHash = createHash('sha256');
  readonly #contentHash = createHash('sha256');
  readonly #maximum: number;
  #tail: Buffer = Buffer.alloc(0);
  #length = 0;

  private constructor(
    part: MediaPart,
    maximum: number,
    keys: { readonly cipherKey: Uint8Array; readonly iv: Uint8Array; readonly macKey: Uint8Array },
  ) {
    this.#part = part;
    this.#maximum = maximum;
    this.#decipher = createDecipheriv('aes-256-cbc', keys.cipherKey, keys.iv);
    this.#mac = createHmac('sha256', keys.macKey).update(keys.iv);
  }

  /** @throws MediaError `gone` for a message without a key */
  static async of(part: MediaPart, maximum: number): Promise<FileDecryption> {
    const { mediaKey } = part.fields;
    if (!mediaKey?.length) throw new MediaError('gone', 'the message has no key of its file');
    const { cipherKey, iv, macKey } = await getMediaKeys(mediaKey, part.wireType);
    if (!macKey) throw new MediaError('gone', 'there is no key to check the file with');
    return new FileDecryption(part, maximum, { cipherKey, iv, macKey });
  }

  /** @returns content, to be believed only when `end` has not thrown. @throws MediaError `too-large`, `damaged` */
  next(bytes: Uint8Array): Buffer {
    this.#sealedHash.update(bytes);
    const all = Buffer.concat([this.#tail, bytes]);
    const end = Math.max(0, all.length - macLength);
    this.#tail = Buffer.from(all.subarray(end));
    const sealed = all.subarray(0, end);
    this.#mac.update(sealed);
    return this.#counted(this.#decipher.update(sealed));
  }

  /** The rest of the content. @throws MediaError `damaged` when anything is not as the message says */
  end(): Buffer {
    const { fileSha256, fileEncSha256 } = this.#part.fields;
    const differs = (hash: Buffer, expected: Uint8Array | null | undefined): boolean =>
      expected?.length === hash.length && !timingSafeEqual(hash, expected);
    const mac = this.#mac.digest().subarray(0, macLength);
    if (this.#tail.length !== macLength || !timingSafeEqual(mac, this.#tail))
      throw new MediaError('damaged', 'the MAC of the file is wrong');
    let rest: Buffer;
    try {
      rest = this.#counted(this.#decipher.final());
    } catch (error: unknown) {
      if (error instanceof MediaError) throw error;
      throw new MediaError('damaged', 'the end of the file can not be decrypted', { cause: error });
    }
    if (differs(this.#sealedHash.digest(), fileEncSha256) || differs(this.#contentHash.digest(), fileSha256))
      throw new MediaError('damaged', 'the hash of the file is wrong');
    const expected = lengthOf(this.#part.fields);
    if (expected !== null && expected !== this.#length)
      throw new MediaError('damaged', 'the file has another length than the message says');
    return rest;
  }

  #counted(content: Buffer): Buffer {
    this.#contentHash.update(content);
    this.#length += content.length;
    if (this.#length > this.#maximum) throw new MediaError('too-large', 'the file is longer than allowed');
    return content;
  }
}
