// @ts-check
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../library/files.mjs';
import { projectRoot } from '../library/paths.mjs';

/**
 * @typedef {object} PackageLicence
 * @property {string} name
 * @property {string} version
 * @property {string} licence an SPDX expression
 * @property {string} text of its licence file; empty where the package has none
 */

/**
 * The packages that are part of the program: what it needs at run time, and what the bundler put into its pages.
 * @param {{ packages: Record<string, { dev?: boolean, peer?: boolean, license?: string, version?: string }> }} lock package-lock.json
 * @param {ReadonlySet<string>} bundled names of packages in out/
 * @param {(path: string) => boolean} isShipped whether the packaged app has the folder
 * @returns {{ path: string, name: string, version: string, licence: string }[]} by name
 */
export function shippedPackages(lock, bundled, isShipped) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? '',
      isRuntime: entry.dev !== true,
    }))
    .filter(({ path, name, isRuntime }) => bundled.has(name) || (isRuntime && isShipped(path)))
    .map(({ path, name, version, licence }) => ({ path, name, version, licence }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** Baileys names sharp as a peer, so that npm installs it; electron-builder.yml leaves it out. Binaries of other systems stay away too. */
const leftOut = /^node_modules\/(?:sharp|@img|@types)(?:\/|$)/;

/**
 * @param {ReadonlySet<string>} bundled
 * @returns {PackageLicence[]}
 */
export function collectLicences(bundled) {
  const lock = readJson(join(projectRoot, 'package-lock.json'));
  const isShipped = (/** @type {string} */ path) =>
    !leftOut.test(path) && existsSync(join(projectRoot, path, 'package.json'));
  return shippedPackages(lock, bundled, isShipped).map(({ path, ...entry }) => ({
    ...entry,
    licence: entry.licence || String(readJson(join(projectRoot, path, 'package.json')).license ?? ''),
    text: textOf(join(projectRoot, path)),
  }));
}

/** @param {string} folder */
function textOf(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e|^copying/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8').trim() : '';
}
