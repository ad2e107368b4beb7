// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { displayKind } from '../library/display.mjs';
import { readJson, writeFileAtomically } from '../library/files.mjs';
import { say } from '../library/output.mjs';
import { projectRoot, runtimeFile } from '../library/paths.mjs';
import { ensureElectron, versionIn } from './electron.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSystem } from './system.mjs';
import { verifyElectron } from './verify.mjs';

/**
 * @typedef {object} Runtime how to start Electron on this machine
 * @property {string} electronDist the folder; for ELECTRON_OVERRIDE_DIST_PATH and electron-builder's electronDist
 * @property {string} executable
 * @property {'official' | 'development'} kind
 * @property {string} version
 * @property {boolean} needsXvfb whether a display must be started first
 * @property {string[]} args switches that go before the app's folder
 * @property {Record<string, string>} env variables that make electron, Playwright and electron-vite use it
 * @property {string} verifiedAs what was tried; while it stays the same it is not tried again
 */

/**
 * Makes this machine able to run the app: packages, an Electron, system libraries. Costs a tenth of a second when
 * everything is in place.
 * @param {{ retryElectron?: boolean }} [options]
 * @returns {Promise<Runtime>}
 */
export async function prepareRuntime(options) {
  await ensurePackages(projectRoot);
  return prepareElectron(options);
}

/**
 * The same without the packages: gets an Electron and what it needs, tries it once for real, and describes it in
 * .cache/runtime.json.
 * @param {{ retryElectron?: boolean }} [options]
 * @returns {Promise<Runtime>}
 */
export async function prepareElectron({ retryElectron = false } = {}) {
  const electron = await ensureElectron(projectRoot, { retry: retryElectron });
  await ensureSystem(electron.executable);
  const runtime = await describe(electron);
  writeFileAtomically(runtimeFile, `${JSON.stringify(runtime, null, 2)}\n`);
  say(
    `ready: Electron ${runtime.version} (${runtime.kind})${runtime.needsXvfb ? ', on a virtual display' : ''}`,
  );
  return runtime;
}

/**
 * @param {import('./electron.mjs').ChosenElectron} electron
 * @returns {Promise<Runtime>}
 */
async function describe({ folder, executable, kind }) {
  const facts = factsOfThisSystem();
  const verifiedAs = createHash('sha256')
    .update(JSON.stringify([executable, versionIn(folder), kind, facts]))
    .digest('hex');
  const known = /** @type {Runtime | undefined} */ (readJson(runtimeFile));
  if (known?.verifiedAs === verifiedAs && existsSync(known.executable)) return known;
  const { version, switches, sandboxFails } = await verifyElectron(executable, facts);
  if (sandboxFails)
    say(
      'Electron: this system forbids its sandbox to people without root; it runs without, for development only',
    );
  return {
    electronDist: folder,
    executable,
    kind,
    version,
    needsXvfb: facts.hasVirtualDisplay,
    args: switches,
    env: { ELECTRON_OVERRIDE_DIST_PATH: folder, ELECTRON_EXEC_PATH: executable },
    verifiedAs,
  };
}

function factsOfThisSystem() {
  const display = displayKind();
  return {
    isRoot: process.platform === 'linux' && process.getuid?.() === 0,
    hasVirtualDisplay: display === 'none' || display === 'virtual',
    isWayland: display === 'wayland',
  };
}
