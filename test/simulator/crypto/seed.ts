import { randomBytes } from 'node:crypto';
import { hmacSha256 } from './symmetric.ts';

/**
 * A tree of determinism: every part of the simulator derives its own branch by name, so that what one part draws
 * never shifts what another part gets.
 */
export class Seed {
  readonly #secret: Buffer;

  private constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** Same number, same world; undefined draws a world at random. */
  static from(value: number | undefined): Seed {
    return new Seed(
      value === undefined
        ? randomBytes(32)
        : hmacSha256(Buffer.from('simulator'), Buffer.from(String(value))),
    );
  }

  branch(name: string): Seed {
    return new Seed(hmacSha256(this.#secret, Buffer.from(name)));
  }

  /** 32 bytes that depend on the name only. */
  bytes(name: string): Buffer {
    return hmacSha256(this.#secret, Buffer.from(`bytes:${name}`));
  }

  /** An unsigned number below `limit` that depends on the name only. */
  number(name: string, limit: number): number {
    return Math.floor((this.bytes(name).readUIntBE(0, 6) / 2 ** 48) * limit);
  }

  pick<T>(name: string, values: readonly T[]): T {
    const value = values[this.number(name, values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  /** A stream of numbers below 1, for loops. */
  stream(name: string): () => number {
    let state = this.bytes(name).readUInt32BE(0);
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }
}
