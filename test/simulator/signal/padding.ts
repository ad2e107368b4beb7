import { randomInt } from 'node:crypto';

/** 1 to 16 bytes that each hold their number (writeRandomPadMax16 in lib/Utils/generics.js). */
export function pad(message: Uint8Array): Buffer {
  const length = randomInt(1, 17);
  return Buffer.concat([message, Buffer.alloc(length, length)]);
}

export function unpad(padded: Buffer): Buffer {
  const length = padded.at(-1);
  if (length === undefined || length === 0 || length > 16 || length > padded.length) {
    throw new Error(`wrong padding (${length ?? 'empty message'})`);
  }
  if (padded.subarray(-length).some((byte) => byte !== length)) throw new Error('padding bytes differ');
  return padded.subarray(0, padded.length - length);
}
