// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say } from '../library/output.mjs';
import { PlainError } from '../library/plain-error.mjs';
import {
  developmentFolder,
  ensureDevelopmentElectron,
  hasDevelopmentElectron,
} from './development-electron.mjs';
import { developmentElectron } from './fetch-development-electron.mjs';
import { fetchOfficialElectron, findOfficialElectron, shippedVersion } from './official-electron.mjs';

/** @typedef {{ folder: string, executable: string, kind: 'official' | 'development' }} ChosenElectron */

/**
 * Where the executable lies in an unpacked Electron.
 * @param {string} folder
 * @param {NodeJS.Platform} [platform]
 */
export function executableIn(folder, platform = process.platform) {
  if (platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, platform === 'win32' ? 'electron.exe' : 'electron');
}

/**
 * Gets an Electron: the one that the person named, else the official one, else the development runtime.
 * @param {string} root
 * @param {{ retry: boolean }} options
 * @returns {Promise<ChosenElectron>}
 */
export async function ensureElectron(root, options) {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named && resolve(named) !== developmentFolder()) return useNamed(root, resolve(named));
  const found = named ? undefined : findOfficialElectron(root);
  if (found) return chosen(found, 'official');
  const outcome = named ? undefined : await fetchOfficialElectron(root, options);
  if (outcome && 'folder' in outcome) return chosen(outcome.folder, 'official');
  const reason = outcome?.failed.reason ?? 'ELECTRON_OVERRIDE_DIST_PATH says so';
  if (!hasDevelopmentElectron()) throw noElectron(root, reason);
  const again = outcome?.isOld ? ' (not tried again within a day; --retry-electron does)' : '';
  say(`Electron: the official ${shippedVersion(root)} could not be had: ${reason}${again}`);
  const folder = await ensureDevelopmentElectron();
  const { version } = developmentElectron;
  say(
    `Electron: development runtime ${version}: for work and tests, not the version that ships, never packaged`,
  );
  return chosen(folder, 'development');
}

/**
 * @param {string} folder
 * @param {'official' | 'development'} kind
 * @returns {ChosenElectron}
 */
function chosen(folder, kind) {
  return { folder, executable: executableIn(folder), kind };
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {ChosenElectron}
 */
function useNamed(root, folder) {
  const electron = chosen(folder, versionIn(folder) === shippedVersion(root) ? 'official' : 'development');
  if (!existsSync(electron.executable)) {
    throw new PlainError(
      `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no Electron in it.`,
      'correct it, or unset it to have one fetched',
    );
  }
  say(`Electron: the one in ${folder}, as ELECTRON_OVERRIDE_DIST_PATH says`);
  return electron;
}

/**
 * What an unpacked Electron says of itself.
 * @param {string} folder
 * @returns {string | undefined}
 */
export function versionIn(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

/**
 * @param {string} root
 * @param {string} reason
 */
function noElectron(root, reason) {
  return new PlainError(
    `Electron ${shippedVersion(root)} could not be had: ${reason}.`,
    'check the network and run "npm run setup -- --retry-electron", or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron',
  );
}
