// @ts-check
import { readJson } from '../library/files.mjs';
import { join } from 'node:path';
import { projectRoot } from '../library/paths.mjs';

/**
 * The development dependencies whose code the bundler puts into the pages: package.json lists them as such, because
 * the packaged app needs no folder of theirs. Kept true by a test that reads the imports of renderer/.
 */
const intoThePages = [
  'emojibase-data',
  'frimousse',
  'i18next',
  'lucide-react',
  'radix-ui',
  'react',
  'react-dom',
  'react-i18next',
  'uqr',
  'zustand',
];

/**
 * @param {readonly string[]} [roots]
 * @returns {Set<string>} those packages, and all that they need in turn
 */
export function bundledPackages(roots = intoThePages) {
  const lock = readJson(join(projectRoot, 'package-lock.json'));
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const entry = lock.packages[`node_modules/${name}`];
    waiting.push(...Object.keys(entry?.dependencies ?? {}));
  }
  return found;
}

export { intoThePages };
