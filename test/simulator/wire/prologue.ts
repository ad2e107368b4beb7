import type { FrameReader } from './frame-reader.ts';

const HEADER = Buffer.from([0x57, 0x41, 6, 3]);
const ROUTING = Buffer.from('ED\u0000\u0001');

/**
 * The first bytes of a client: 'WA', protocol 6, dictionary 3; before it, optionally, 'ED' 0 1, a 3-byte length and
 * routing information (lib/Utils/noise-handler.js introHeader). Undefined while bytes are missing.
 */
export function readPrologue(reader: FrameReader): Buffer | undefined {
  const start = reader.peek(4);
  if (!start) return undefined;
  if (!start.equals(ROUTING)) return checkHeader(reader.take(4));
  const length = reader.peek(7)?.readUIntBE(4, 3);
  if (length === undefined) return undefined;
  if (length > 4096) throw new Error(`routing information of ${length} bytes`);
  if (!reader.peek(11 + length)) return undefined;
  reader.take(7 + length);
  return checkHeader(reader.take(4));
}

function checkHeader(header: Buffer | undefined): Buffer | undefined {
  if (header && !header.equals(HEADER)) throw new Error(`unknown prologue ${header.toString('hex')}`);
  return header;
}
