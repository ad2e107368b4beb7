/*
 * The packets of a sound in a WebM file as Chromium's MediaRecorder writes it: one track, Opus, lengths often unknown
 * (Matroska, RFC 9559; Opus in Matroska: codec private data is the OpusHead of RFC 7845).
 */

export interface WebmSound {
  /** The OpusHead packet. */
  readonly head: Uint8Array;
  readonly packets: readonly Uint8Array[];
}

/** Elements that hold others; all else is skipped or read whole. */
const ids = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  trackNumber: 0xd7,
  cluster: 0x1f43b675,
  blockGroup: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
} as const;
const containers = new Set<number>([ids.segment, ids.tracks, ids.trackEntry, ids.cluster, ids.blockGroup]);

/** 21 bytes and one for each of 255 channels (RFC 7845 section 5.1). */
const longestHead = 276;

/** Null when it is not such a file, or broken. */
export function webmSoundOf(bytes: Uint8Array): WebmSound | null {
  const reader = new Reader(bytes);
  const packets: Uint8Array[] = [];
  let head: Uint8Array | null = null;
  let codec = '';
  try {
    for (;;) {
      const element = reader.next();
      if (element === null) break;
      const { id, content } = element;
      if (id === ids.codecId) codec = Buffer.from(content).toString('latin1').replaceAll('\0', '');
      else if (id === ids.codecPrivate) head = content;
      else if (id === ids.simpleBlock || id === ids.block) {
        const packet = packetIn(content);
        if (packet === null) return null;
        packets.push(packet);
      }
    }
  } catch {
    return null;
  }
  const isOpus =
    codec === 'A_OPUS' && head !== null && Buffer.from(head.subarray(0, 8)).equals(Buffer.from('OpusHead'));
  if (!isOpus || head === null || packets.length === 0) return null;
  return head.length >= 19 && head.length <= longestHead ? { head, packets } : null;
}

/** Track number, time, flags, then the packet. Laced blocks hold several; recorders write none. */
function packetIn(block: Uint8Array): Uint8Array | null {
  const first = block[0] ?? 0;
  const flags = block[3] ?? 0;
  // One byte of track number, and no lacing.
  return (first & 0x80) !== 0 && (flags & 0x06) === 0 && block.length > 4 ? block.subarray(4) : null;
}

/** Walks through all elements, into those that hold others: so an unknown length needs no care. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): { readonly id: number; readonly content: Uint8Array } | null {
    while (this.#at < this.#bytes.length) {
      const id = this.#number(false);
      const length = this.#number(true);
      if (containers.has(id.value)) continue;
      // Only containers may leave their length open.
      if (length.unknown || this.#at + length.value > this.#bytes.length) throw new Error('broken');
      const content = this.#bytes.subarray(this.#at, this.#at + length.value);
      this.#at += length.value;
      return { id: id.value, content };
    }
    return null;
  }

  /** The zeros before the first one say how many bytes follow. Ids keep that bit, lengths do not. */
  #number(isLength: boolean): { readonly value: number; readonly unknown: boolean } {
    const first = this.#bytes[this.#at] ?? 0;
    const width = Math.clz32(first) - 23;
    if (width < 1 || width > 8 || this.#at + width > this.#bytes.length) throw new Error('broken');
    const mask = 0xff >> width;
    let value = isLength ? first & mask : first;
    let unknown = (first & mask) === mask;
    for (let index = 1; index < width; index++) {
      const next = this.#bytes[this.#at + index] ?? 0;
      value = value * 256 + next;
      unknown &&= next === 0xff;
    }
    this.#at += width;
    return { value, unknown: isLength && unknown };
  }
}
