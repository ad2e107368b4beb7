// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeFileAtomically } from '../library/files.mjs';
import { npmCall } from '../library/npm.mjs';
import { say, withProgress } from '../library/output.mjs';
import { PlainError } from '../library/plain-error.mjs';
import { run } from '../library/processes.mjs';

const nodeMajor = process.versions.node.split('.')[0];

/**
 * What node_modules must have been installed from, as one short text.
 * @param {string} root
 * @returns {string}
 */
export function packagesKey(root) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, name)));
  return `${hash.digest('hex')} node ${nodeMajor}`;
}

/**
 * Whether node_modules fits the lock file. Where our own note is missing or old, npm's record of what it
 * installed decides: so a changed script in package.json, or an `npm install` by hand, costs no new installation.
 * @param {string} root
 * @returns {'noted' | 'recorded' | 'stale'}
 */
export function packagesState(root) {
  const note = readNote(root);
  if (note === packagesKey(root)) return 'noted';
  if (note !== undefined && !note.endsWith(` node ${nodeMajor}`)) return 'stale';
  return recordFits(root) ? 'recorded' : 'stale';
}

/**
 * @param {string} root
 * @returns {boolean}
 */
function recordFits(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const record = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  const declared = readJson(join(root, 'package.json'));
  if (!wanted || !record || !declared) return false;
  const own = wanted[''] ?? {};
  const sameWishes = ['dependencies', 'devDependencies', 'optionalDependencies'].every(
    (kind) => JSON.stringify(declared[kind] ?? {}) === JSON.stringify(own[kind] ?? {}),
  );
  const names = Object.keys(wanted).filter((name) => name !== '');
  return (
    sameWishes &&
    names.every((name) => isInstalled(root, name, wanted[name], record[name])) &&
    Object.keys(record).every((name) => name in wanted)
  );
}

/**
 * @param {string} root
 * @param {string} name such as "node_modules/zod"
 * @param {{ version: string, optional?: boolean }} wanted
 * @param {{ version: string } | undefined} recorded
 */
function isInstalled(root, name, wanted, recorded) {
  if (!recorded) return wanted.optional === true; // made for another platform
  return recorded.version === wanted.version && existsSync(join(root, name, 'package.json'));
}

/**
 * Makes node_modules fit package-lock.json.
 * @param {string} root
 */
export async function ensurePackages(root) {
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new PlainError(
      'package-lock.json is missing, so nothing says what to install.',
      'git restore package-lock.json',
    );
  }
  const state = packagesState(root);
  if (state === 'stale') await install(root);
  else say('packages: installed, as package-lock.json says');
  if (state !== 'noted') writeFileAtomically(noteFile(root), packagesKey(root));
}

/** @param {string} root */
async function install(root) {
  const count = Object.keys(readJson(join(root, 'package-lock.json'))?.packages ?? {}).length;
  const call = npmCall(['ci', '--loglevel=error', '--no-progress']);
  const { code, stderr, stdout } = await withProgress(
    'packages',
    `installing about ${count} from the npm registry`,
    () => run(call.command, call.args, { cwd: root, shell: call.shell }),
    (outcome) => (outcome.code === 0 ? 'done' : 'failed'),
  );
  if (code === 0) return;
  const mismatch = /EUSAGE|in sync/.test(stderr);
  if (!mismatch) process.stderr.write(stderr || stdout);
  throw new PlainError(
    mismatch
      ? 'package-lock.json does not fit package.json.'
      : 'npm could not install the packages; its own words stand above.',
    mismatch
      ? 'npm install, then commit package-lock.json'
      : 'check the network (npm ping), then run the same command again',
  );
}

/** @param {string} root */
function noteFile(root) {
  return join(root, 'node_modules', '.switchboard-lock');
}

/**
 * @param {string} root
 * @returns {string | undefined}
 */
function readNote(root) {
  return existsSync(noteFile(root)) ? readFileSync(noteFile(root), 'utf8') : undefined;
}
