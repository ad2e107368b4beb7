/** All Opus in Ogg counts 48,000 samples a second, whatever was recorded (RFC 7845 section 4). */
const samplesPerSecond = 48_000;
/** A page is never longer: 27 bytes, 255 lengths, 255 times 255 bytes (RFC 3533 section 6). */
const longestPage = 27 + 255 + 255 * 255;

/**
 * How long an Opus recording in an Ogg file is, in seconds: the position of its last page without the samples at the beginning
 * that are not heard (RFC 7845 section 4.2). Null when it is not such a file. Works on any bytes.
 */
export function secondsOfOgg(bytes: Uint8Array): number | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.indexOf('OpusHead', 0, 'latin1');
  if (file.toString('latin1', 0, 4) !== 'OggS' || head < 0 || head > 300 || head + 12 > file.length)
    return null;
  const skipped = file.readUInt16LE(head + 10);
  const last = file.lastIndexOf('OggS', -1, 'latin1');
  if (file.length - last > longestPage || last + 14 > file.length) return null;
  const position = file.readBigUInt64LE(last + 6);
  // All bits set: no packet ends on this page.
  if (position > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return Math.max(0, Number(position) - skipped) / samplesPerSecond;
}
