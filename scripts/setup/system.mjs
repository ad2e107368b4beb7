// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { displayKind } from '../library/display.mjs';
import { say } from '../library/output.mjs';
import { PlainError } from '../library/plain-error.mjs';
import { canInstall, installLine, installPackages } from './debian.mjs';
import { missingFonts } from './fonts.mjs';
import { findMissingLibraries, packagesForLibraries, virtualDisplayPackage } from './libraries.mjs';

/** @typedef {{ required: (readonly string[])[], unknown: string[] }} Needs each package with its possible names */

/**
 * Makes sure that this system can run the given Electron: its libraries, a display to draw on, fonts.
 * @param {string} executable
 */
export async function ensureSystem(executable) {
  if (process.platform !== 'linux') return;
  const needs = await findNeeds(executable);
  if (needs.required.length > 0) {
    await install(needs.required);
    needs.unknown.push(...leftOver(await findNeeds(executable)));
  }
  if (needs.unknown.length > 0) {
    const list = [...new Set(needs.unknown)].join(', ');
    throw new PlainError(
      `Electron cannot run here; missing: ${list}.`,
      'install what provides them, then run this again',
    );
  }
  await ensureFonts();
}

/**
 * @param {string} executable
 * @returns {Promise<Needs>}
 */
async function findNeeds(executable) {
  const { packages, unknown } = packagesForLibraries(await findMissingLibraries(executable));
  const display = displayKind() === 'none' && !isOnPath('Xvfb') ? [virtualDisplayPackage] : [];
  return { required: [...packages, ...display], unknown };
}

/** @param {Needs} needs */
function leftOver({ required, unknown }) {
  return [...required.map((names) => names.at(-1) ?? ''), ...unknown];
}

/** @param {readonly (readonly string[])[]} wishes */
async function install(wishes) {
  if (canInstall()) return installPackages(wishes);
  const names = wishes.map((list) => list.at(-1) ?? '');
  throw new PlainError(`These system packages are missing: ${names.join(', ')}.`, installLine(names));
}

/** One font is needed; the ones for more scripts only where pictures are all that is seen, and where it is easy. */
async function ensureFonts() {
  const { required, nice } = await missingFonts();
  if (required.length > 0) await install(required.map((name) => [name]));
  if (nice.length === 0 || !['none', 'virtual'].includes(displayKind())) return;
  try {
    await install(nice.map((name) => [name]));
  } catch {
    say(`fonts: pictures will show boxes for some scripts; to have them: ${installLine(nice)}`);
  }
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function isOnPath(program, environment = process.env) {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => existsSync(join(folder, program)));
}
