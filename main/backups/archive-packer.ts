import { createHash, type Hash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { PayloadSealer } from './age-payload.ts';
import { blockSize, encodeHeader, paddingAfter } from './tar-header.ts';

/** Encrypted bytes that are gathered before they are written. */
const writeSize = 1024 * 1024;

/** What became of one part of the archive. */
export interface PackedPart {
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface PackerParts {
  /** An open file, written from where it stands. */
  readonly descriptor: number;
  /** Of the age file, with the key that it wraps. */
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
  /** Of all parts. Milliseconds since 1970. */
  readonly modifiedAt: number;
}

/**
 * Hashes, packs, encrypts and writes the parts of an archive. Everything in here is at once and takes its time: it runs in
 * a thread of its own.
 */
export class ArchivePacker {
  readonly #descriptor: number;
  readonly #modifiedAt: number;
  readonly #sealer: PayloadSealer;
  /** Pieces are sealed where they are written from: a gigabyte is copied once less. */
  readonly #waiting = Buffer.allocUnsafeSlow(writeSize);
  #filled = 0;
  #part: { readonly size: number; readonly hash: Hash; taken: number } | null = null;

  constructor({ descriptor, header, fileKey, modifiedAt }: PackerParts) {
    this.#descriptor = descriptor;
    this.#modifiedAt = modifiedAt;
    this.#sealer = new PayloadSealer(fileKey, (length) => this.#room(length));
    this.#room(header.length).set(header);
    this.#room(this.#sealer.nonce.length).set(this.#sealer.nonce);
  }

  /** Begins a part of which the size is known. @throws RangeError for a name that no backup has */
  begin(name: string, size: number): void {
    if (this.#part !== null) throw new Error('the part before is not complete');
    this.#sealer.seal(encodeHeader({ name, size }, this.#modifiedAt));
    this.#part = { size, hash: createHash('sha256'), taken: 0 };
  }

  piece(bytes: Uint8Array): void {
    const part = this.#part;
    if (part === null || part.taken + bytes.length > part.size)
      throw new Error('more than the part is to have');
    part.hash.update(bytes);
    part.taken += bytes.length;
    this.#sealer.seal(bytes);
  }

  finish(): PackedPart {
    const part = this.#part;
    if (part === null || part.taken < part.size) throw new Error('less than the part is to have');
    this.#sealer.seal(new Uint8Array(paddingAfter(part.size)));
    this.#part = null;
    return { size: part.size, sha256: part.hash.digest('hex') };
  }

  /** The end of the archive. Nothing may follow. */
  end(): void {
    this.#sealer.seal(new Uint8Array(2 * blockSize));
    this.#sealer.end();
    this.#flush();
  }

  /** Memory for what is written next. Nothing asks for more than a piece or a header. */
  #room(length: number): Uint8Array {
    if (this.#filled + length > this.#waiting.length) this.#flush();
    this.#filled += length;
    return this.#waiting.subarray(this.#filled - length, this.#filled);
  }

  #flush(): void {
    for (let done = 0; done < this.#filled;)
      done += writeSync(this.#descriptor, this.#waiting, done, this.#filled - done);
    this.#filled = 0;
  }
}
