// @ts-check
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Things of this work tree that can be made again: the runtime description, reports, the demo's picture. */
export const projectCache = join(projectRoot, '.cache');

/** Where the runtime description lies; Playwright's tests read it. */
export const runtimeFile = join(projectCache, 'runtime.json');

/**
 * Switchboard's folder among this person's caches; shared by all work trees.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function personCache(environment = process.env, platform = process.platform) {
  if (environment.XDG_CACHE_HOME) return join(environment.XDG_CACHE_HOME, 'switchboard');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'switchboard');
  if (platform === 'win32' && environment.LOCALAPPDATA) {
    return join(environment.LOCALAPPDATA, 'switchboard', 'Cache');
  }
  return join(homedir(), '.cache', 'switchboard');
}
