// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { projectRoot } from './library/paths.mjs';
import { say } from './library/output.mjs';
import { runScript } from './library/script.mjs';

/** The sizes that Linux desktops look for; electron-builder makes .icns and .ico from the largest. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const folder = join(projectRoot, 'resources', 'icons');

/** Draws every icon file anew from resources/icons/switchboard.svg. */
await runScript(async () => {
  const source = readFileSync(join(folder, 'switchboard.svg'));
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) {
    // 72 dots per inch is one unit a pixel: draws at the wanted size instead of shrinking a large picture.
    const drawn = sharp(source, { density: (72 * size) / 1024 }).resize(size, size);
    writeFileSync(join(folder, `${size}x${size}.png`), await drawn.png({ compressionLevel: 9 }).toBuffer());
  }
  say(`${sizes.length} icons drawn into resources/icons`);
  return 0;
});
