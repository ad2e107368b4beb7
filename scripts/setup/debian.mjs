// @ts-check
import { existsSync } from 'node:fs';
import { withProgress } from '../library/output.mjs';
import { PlainError, lastWords } from '../library/plain-error.mjs';
import { run } from '../library/processes.mjs';

/** @returns {boolean} whether we may install packages here ourselves */
export function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * The one line for a person to run.
 * @param {readonly string[]} packages
 * @returns {string}
 */
export function installLine(packages) {
  return `sudo apt-get install --no-install-recommends ${packages.join(' ')}`;
}

/**
 * Installs packages with apt-get, after it brought its lists up to date.
 * @param {readonly (readonly string[])[]} wishes each package with its possible names
 * @returns {Promise<void>}
 */
export async function installPackages(wishes) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const waiting = ['-o', 'DPkg::Lock::Timeout=300'];
  await withProgress('system packages', `installing ${firstNames(wishes)} with apt-get`, async () => {
    await apt(['update', '--quiet', ...waiting], environment, wishes);
    const chosen = await Promise.all(wishes.map(chooseName));
    await apt(['install', '--yes', '--no-install-recommends', ...waiting, ...chosen], environment, wishes);
  });
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly (readonly string[])[]} wishes
 */
async function apt(args, env, wishes) {
  const outcome = await run('apt-get', args, { env, timeout: 15 * 60 * 1000 });
  if (outcome.code === 0) return;
  throw new PlainError(
    `apt-get ${args[0]} failed: ${lastWords(outcome.stderr || outcome.stdout)}`,
    installLine(firstNames(wishes).split(' ')),
  );
}

/** @param {readonly (readonly string[])[]} wishes */
function firstNames(wishes) {
  return wishes.map((names) => names.at(-1)).join(' ');
}

/**
 * The first of a package's possible names that can be installed here.
 * @param {readonly string[]} names
 * @returns {Promise<string>}
 */
async function chooseName(names) {
  for (const name of names) {
    const { stdout } = await run('apt-cache', ['policy', name]);
    if (hasCandidate(stdout)) return name;
  }
  return names.at(-1) ?? '';
}

/**
 * Whether the output of `apt-cache policy NAME` offers a version.
 * @param {string} output
 * @returns {boolean}
 */
export function hasCandidate(output) {
  const candidate = /^\s*Candidate:\s*(\S+)/m.exec(output)?.[1];
  return candidate !== undefined && candidate !== '(none)';
}
