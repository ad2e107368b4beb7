import { webmSoundOf } from './webm-packets.ts';

/** Samples of a packet, by the first byte of it (RFC 6716 section 3.1): the sound has 48,000 a second whatever it says. */
export function samplesOf(packet: Uint8Array): number {
  const first = packet[0] ?? 0;
  const configuration = first >> 3;
  const frame =
    configuration < 12
      ? [480, 960, 1920, 2880][configuration % 4]
      : configuration < 16
        ? [480, 960][configuration % 2]
        : [120, 240, 480, 960][configuration % 4];
  const code = first & 3;
  const frames = code === 0 ? 1 : code === 3 ? (packet[1] ?? 0) & 0x3f : 2;
  return (frame ?? 960) * frames;
}

/** A page is begun anew when it has so much. */
const pageLength = 48_000;
/** Lengths of packets in one page. */
const mostLengths = 255;

/**
 * The same Opus sound in an Ogg file (RFC 3533, RFC 7845), which is what phones take as a voice message; nothing is encoded
 * anew. Null when it is not a sound of a recorder.
 */
export function oggOfWebm(bytes: Uint8Array): Uint8Array | null {
  const sound = webmSoundOf(bytes);
  if (sound === null) return null;
  const writer = new OggWriter();
  writer.page([sound.head], 0, { first: true });
  writer.page([tags()], 0, {});
  let position = 0;
  let page: Uint8Array[] = [];
  let samples = 0;
  let lengths = 0;
  for (const [index, packet] of sound.packets.entries()) {
    const own = Math.floor(packet.length / 255) + 1;
    if (own > mostLengths) return null;
    if (page.length > 0 && (lengths + own > mostLengths || samples >= pageLength)) {
      writer.page(page, position, {});
      page = [];
      samples = 0;
      lengths = 0;
    }
    page.push(packet);
    lengths += own;
    samples += samplesOf(packet);
    position += samplesOf(packet);
    if (index === sound.packets.length - 1) writer.page(page, position, { last: true });
  }
  return writer.bytes();
}

function tags(): Uint8Array {
  const vendor = Buffer.from('Switchboard');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(vendor.length);
  return Buffer.concat([Buffer.from('OpusTags'), length, vendor, Buffer.alloc(4)]);
}

class OggWriter {
  readonly #pages: Uint8Array[] = [];
  /** Any number names the one stream of the file. */
  readonly #serial = 1;

  page(
    packets: readonly Uint8Array[],
    position: number,
    { first = false, last = false }: { readonly first?: boolean; readonly last?: boolean },
  ): void {
    const lengths = packets.flatMap(({ length }) => [
      ...Array.from({ length: Math.floor(length / 255) }, () => 255),
      length % 255,
    ]);
    const header = Buffer.alloc(27);
    header.write('OggS', 0, 'latin1');
    header[5] = (first ? 2 : 0) | (last ? 4 : 0);
    header.writeBigUInt64LE(BigInt(position), 6);
    header.writeUInt32LE(this.#serial, 14);
    header.writeUInt32LE(this.#pages.length, 18);
    header[26] = lengths.length;
    const page = Buffer.concat([header, Uint8Array.from(lengths), ...packets]);
    page.writeUInt32LE(checksum(page), 22);
    this.#pages.push(page);
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#pages);
  }
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

/** CRC-32 with the polynomial 0x04c11db7, not reflected, from zero (RFC 3533 section 6). */
export function checksum(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = ((value << 8) ^ (table[((value >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return value;
}
