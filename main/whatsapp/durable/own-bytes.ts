/**
 * The bytes in memory of their own. Node cuts small buffers from blocks of 8 kB, and what is read from a socket from
 * larger ones: a cache that keeps a few of these bytes would keep all of the block, and not know it.
 */
export const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
