import { crc32 } from './crc32.ts';
import { deflateSync } from 'node:zlib';

const SIZE = 96;
const CELLS = 8;

/** A symmetric pattern in two colours as PNG (RFC 2083), so that everybody looks different and the same each time. */
export function drawPicture(random: Buffer): Buffer {
  const colour = (at: number): number[] => [0, 1, 2].map((part) => 60 + ((random[at + part] ?? 0) % 160));
  const front = colour(0);
  const back = front.map((value) => 255 - (255 - value) / 4);
  const rows: Buffer[] = [];
  for (let y = 0; y < SIZE; y++) {
    const row = Buffer.alloc(1 + SIZE * 3);
    for (let x = 0; x < SIZE; x++) row.set(isFront(random, x, y) ? front : back, 1 + x * 3);
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function isFront(random: Buffer, x: number, y: number): boolean {
  const column = Math.floor((x * CELLS) / SIZE);
  const mirrored = Math.min(column, CELLS - 1 - column);
  const row = Math.floor((y * CELLS) / SIZE);
  return ((random[3 + row] ?? 0) >> mirrored) % 2 === 1;
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
