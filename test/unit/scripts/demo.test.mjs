import { PNG } from 'pngjs';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { readQr } from '../../../scripts/demo/qr.mjs';
import { parseReadyLine } from '../../../scripts/demo/simulator.mjs';

/** A picture of a QR code as a window shows it: some pixels for each module, a margin, any two colours. */
function pictureOf(text, { scale = 4, dark = 0x10, light = 0xf8 } = {}) {
  const { data, size } = encode(text, { border: 4 });
  const picture = new PNG({ width: size * scale, height: size * scale });
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const shade = data[Math.floor(y / scale)][Math.floor(x / scale)] ? dark : light;
      picture.data.set([shade, shade, shade, 255], (y * picture.width + x) * 4);
    }
  }
  return PNG.sync.write(picture);
}

describe('readQr', () => {
  const text = `2@${'Ab3/+='.repeat(12)},${'x'.repeat(44)},${'y'.repeat(44)},${'z'.repeat(44)},1`;

  it('reads a code of the length that linking uses', async () => {
    expect(await readQr(pictureOf(text))).toBe(text);
  });

  it('reads a code on a dark page', async () => {
    expect(await readQr(pictureOf(text, { dark: 0xf0, light: 0x18 }))).toBe(text);
  });

  it('finds nothing where there is nothing', async () => {
    const empty = new PNG({ width: 80, height: 80 });
    expect(await readQr(PNG.sync.write(empty))).toBeUndefined();
  });
});

describe('the first line of the simulated service', () => {
  const service = {
    url: 'ws://127.0.0.1:1/ws',
    adminUrl: 'http://127.0.0.1:1/admin',
    rootKey: 'ab',
    certificate: 'pem',
  };

  it('tells where it is', () => expect(parseReadyLine(JSON.stringify(service))).toEqual(service));

  it.each([undefined, '', 'listening', '{}', '{"url":"ws://127.0.0.1:1"}', 'null'])('is not %j', (line) => {
    expect(parseReadyLine(line)).toBeUndefined();
  });
});
