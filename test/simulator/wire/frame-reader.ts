/** Before a client has proved who it is, nothing it sends needs to be longer. */
export const HANDSHAKE_FRAME_LIMIT = 64 * 1024;
export const FRAME_LIMIT = 4 * 1024 * 1024;

/**
 * Cuts a byte stream into frames of a 3-byte big-endian length and that many bytes. Frames may be split over chunks and
 * chunks may hold several frames (lib/Utils/noise-handler.js processData).
 */
export class FrameReader {
  #pending: Buffer[] = [];
  #length = 0;
  limit = HANDSHAKE_FRAME_LIMIT;

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#pending.push(chunk);
    this.#length += chunk.length;
  }

  /** Looks at exactly `count` bytes, or nothing when there are fewer. */
  peek(count: number): Buffer | undefined {
    return this.#length < count ? undefined : this.#joined().subarray(0, count);
  }

  /** Takes exactly `count` bytes, or nothing when there are fewer. */
  take(count: number): Buffer | undefined {
    if (this.#length < count) return undefined;
    const all = this.#joined();
    this.#pending = count < all.length ? [all.subarray(count)] : [];
    this.#length = all.length - count;
    return all.subarray(0, count);
  }

  /** The next whole frame; throws when its announced length is over the limit. */
  next(): Buffer | undefined {
    if (this.#length < 3) return undefined;
    const size = this.#joined().readUIntBE(0, 3);
    if (size > this.limit) throw new Error(`a frame of ${size} bytes is over the limit of ${this.limit}`);
    if (this.#length < size + 3) return undefined;
    return this.take(size + 3)?.subarray(3);
  }

  #joined(): Buffer {
    const [first] = this.#pending;
    if (first && this.#pending.length === 1) return first;
    const all = Buffer.concat(this.#pending);
    this.#pending = [all];
    return all;
  }
}

export function frame(payload: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(payload.length + 3);
  framed.writeUIntBE(payload.length, 0, 3);
  framed.set(payload, 3);
  return framed;
}
