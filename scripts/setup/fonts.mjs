// @ts-check
import { existsSync } from 'node:fs';
import { run } from '../library/processes.mjs';

/**
 * A font for any text at all is required; the others only make boxes in pictures into letters.
 * `probe` is what fontconfig is asked for.
 * @type {ReadonlyArray<{ probe: string, package: string, required: boolean }>}
 */
export const fonts = [
  { probe: ':lang=en', package: 'fonts-dejavu-core', required: true },
  { probe: ':lang=hi', package: 'fonts-noto-core', required: false },
  { probe: ':lang=zh-cn', package: 'fonts-wqy-microhei', required: false },
  { probe: ':lang=und-zsye', package: 'fonts-noto-color-emoji', required: false },
];

/**
 * The Debian packages of fonts that this machine lacks; none where nothing can tell.
 * @returns {Promise<{ required: string[], nice: string[] }>}
 */
export async function missingFonts() {
  const checked = await Promise.all(fonts.map(async (font) => ((await isMissing(font)) ? [font] : [])));
  const missing = checked.flat();
  return {
    required: missing.filter((font) => font.required).map((font) => font.package),
    nice: missing.filter((font) => !font.required).map((font) => font.package),
  };
}

/** @param {typeof fonts[number]} font */
async function isMissing(font) {
  const { code, stdout } = await run('fc-list', [font.probe, 'file']);
  const isAnswered = code === 0 && stdout.trim() === '';
  return isAnswered && !existsSync(`/var/lib/dpkg/info/${font.package}.list`);
}
