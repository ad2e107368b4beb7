// @ts-check
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeFileAtomically } from '../library/files.mjs';
import { withProgress } from '../library/output.mjs';
import { personCache } from '../library/paths.mjs';
import { run } from '../library/processes.mjs';

const day = 24 * 60 * 60 * 1000;

/** @typedef {{ triedAt: number, reason: string }} FailedTry */

/**
 * The version that the product ships with.
 * @param {string} root
 * @returns {string}
 */
export function shippedVersion(root) {
  return readJson(join(root, 'node_modules', 'electron', 'package.json'))?.version ?? 'unknown';
}

/**
 * The folder of the official Electron, if it is complete and of the version that package.json asks for.
 * @param {string} root
 * @returns {string | undefined}
 */
export function findOfficialElectron(root) {
  const home = join(root, 'node_modules', 'electron');
  const folder = join(home, 'dist');
  const path = readText(join(home, 'path.txt')); // written last
  const version = readText(join(folder, 'version'))?.replace(/^v/, '').trim();
  const isThere = path !== undefined && version === shippedVersion(root) && existsSync(join(folder, path));
  return isThere ? folder : undefined;
}

/**
 * Downloads the official Electron, unless that failed within the last day.
 * @param {string} root
 * @param {{ retry: boolean, cache?: string, now?: number }} options
 * @returns {Promise<{ folder: string } | { failed: FailedTry, isOld: boolean }>} isOld: not tried again now
 */
export async function fetchOfficialElectron(root, { retry, cache = personCache(), now = Date.now() }) {
  const note = join(cache, `electron-${shippedVersion(root)}-failed.json`);
  const before = readJson(note);
  if (!retry && isRecent(before, now)) return { failed: before, isOld: true };
  const outcome = await withProgress(
    'Electron',
    `downloading the official ${shippedVersion(root)}`,
    () => run(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], installOptions(root)),
    ({ code }) => (code === 0 ? 'done' : 'failed'),
  );
  const folder = findOfficialElectron(root);
  if (outcome.code === 0 && folder) {
    rmSync(note, { force: true });
    return { folder };
  }
  const failed = { triedAt: now, reason: reasonOf(outcome) };
  writeFileAtomically(note, `${JSON.stringify(failed)}\n`);
  return { failed, isOld: false };
}

/**
 * Whether a failed try is too recent to be repeated.
 * @param {FailedTry | undefined} failed
 * @param {number} now
 */
export function isRecent(failed, now) {
  return typeof failed?.triedAt === 'number' && failed.triedAt <= now && now - failed.triedAt < day;
}

/**
 * The first line of the download's complaint, as a reason for a person.
 * @param {{ stderr: string, timedOut: boolean }} outcome
 * @returns {string}
 */
export function reasonOf({ stderr, timedOut }) {
  if (timedOut) return 'it took longer than 20 minutes';
  const line = stderr.split('\n').find((text) => text.trim() !== '') ?? 'no reason given';
  return /fetch failed|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(stderr)
    ? 'its release host cannot be reached from here'
    : line.trim();
}

/** @param {string} root */
function installOptions(root) {
  const { ELECTRON_OVERRIDE_DIST_PATH: _ignored, ...environment } = process.env;
  return { cwd: root, env: environment, timeout: 20 * 60 * 1000 };
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
