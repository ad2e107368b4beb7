// @ts-check
import { run } from '../library/processes.mjs';

/**
 * Debian package for each library that an Electron of 33 to 45 is linked with. Newer Debian and Ubuntu renamed some
 * (t64): the first name that the machine's package lists know is taken.
 * @type {ReadonlyArray<readonly [library: RegExp, packages: readonly string[]]>}
 */
const packageOfLibrary = [
  [/^libgtk-3|^libgdk-3/, ['libgtk-3-0t64', 'libgtk-3-0']],
  [/^libnss3|^libnssutil3|^libsmime3|^libssl3/, ['libnss3']],
  [/^libnspr4|^libplc4|^libplds4/, ['libnspr4']],
  [/^libasound/, ['libasound2t64', 'libasound2']],
  [/^libgbm/, ['libgbm1']],
  [/^libdrm/, ['libdrm2']],
  [/^libatk-bridge/, ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0']],
  [/^libatk-1/, ['libatk1.0-0t64', 'libatk1.0-0']],
  [/^libatspi/, ['libatspi2.0-0t64', 'libatspi2.0-0']],
  [/^libcups/, ['libcups2t64', 'libcups2']],
  [/^libdbus-1/, ['libdbus-1-3']],
  [/^libglib-2|^libgobject-2|^libgio-2|^libgmodule-2/, ['libglib2.0-0t64', 'libglib2.0-0']],
  [/^libpango/, ['libpango-1.0-0']],
  [/^libcairo/, ['libcairo2']],
  [/^libX11-xcb/, ['libx11-xcb1']],
  [/^libX11/, ['libx11-6']],
  [/^libXcomposite/, ['libxcomposite1']],
  [/^libXdamage/, ['libxdamage1']],
  [/^libXext/, ['libxext6']],
  [/^libXfixes/, ['libxfixes3']],
  [/^libXrandr/, ['libxrandr2']],
  [/^libxcb\./, ['libxcb1']],
  [/^libxkbcommon/, ['libxkbcommon0']],
  [/^libexpat/, ['libexpat1']],
  [/^libudev/, ['libudev1']],
];

/** The package that brings Xvfb. xauth is not needed: we start Xvfb without an access list. */
export const virtualDisplayPackage = ['xvfb'];

/**
 * The names of libraries that the output of `ldd` calls "not found".
 * @param {string} output
 * @returns {string[]}
 */
export function missingLibraries(output) {
  const found = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return [...new Set(found)];
}

/**
 * The Debian packages for libraries, each with its possible names; and the libraries that we know no package for.
 * @param {readonly string[]} libraries
 * @returns {{ packages: (readonly string[])[], unknown: string[] }}
 */
export function packagesForLibraries(libraries) {
  /** @type {Set<readonly string[]>} */
  const packages = new Set();
  /** @type {string[]} */
  const unknown = [];
  for (const library of libraries) {
    const row = packageOfLibrary.find(([pattern]) => pattern.test(library));
    if (row) packages.add(row[1]);
    else unknown.push(library);
  }
  return { packages: [...packages], unknown };
}

/**
 * Asks the loader which libraries of a program are missing.
 * @param {string} executable
 * @returns {Promise<string[]>} empty where there is no ldd: the real start tells then
 */
export async function findMissingLibraries(executable) {
  const { stdout } = await run('ldd', [executable]);
  return missingLibraries(stdout);
}
