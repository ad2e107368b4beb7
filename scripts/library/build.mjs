// @ts-check
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfFiles, writeFileAtomically } from './files.mjs';
import { commandOf } from './npm.mjs';
import { say, withProgress } from './output.mjs';
import { projectRoot } from './paths.mjs';
import { bundledPackages } from '../package/bundled-packages.mjs';
import { collectLicences } from '../package/licences.mjs';
import { PlainError } from './plain-error.mjs';
import { run } from './processes.mjs';

/** All that the build is made from. */
const sources = [
  'main',
  'preload',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.main.json',
  'tsconfig.pure.json',
  'tsconfig.renderer.json',
];

/** @param {string} root */
function noteFile(root) {
  return join(root, 'out', '.build-hash');
}

/**
 * Whether out/ was built from just these sources.
 * @param {string} root
 * @param {string} [key]
 * @returns {boolean}
 */
export function isBuilt(root, key = hashOfFiles(root, sources)) {
  const note = noteFile(root);
  const isComplete = existsSync(join(root, 'out', 'main', 'index.js'));
  return isComplete && existsSync(note) && readFileSync(note, 'utf8') === key;
}

/**
 * Builds the app into out/ unless that is up to date. The note is written last: a build that broke off counts as none.
 * @param {string} [root]
 */
export async function ensureBuild(root = projectRoot) {
  const key = hashOfFiles(root, sources);
  if (isBuilt(root, key)) {
    say('build: up to date');
    return;
  }
  rmSync(noteFile(root), { force: true });
  const outcome = await withProgress(
    'build',
    'building the app into out/',
    () => run(process.execPath, [commandOf('electron-vite'), 'build', '--logLevel', 'warn'], { cwd: root }),
    ({ code }) => (code === 0 ? 'done' : 'failed'),
  );
  if (outcome.code !== 0) {
    process.stderr.write(`${outcome.stdout}${outcome.stderr}`);
    throw new PlainError('The app could not be built; the reason stands above.');
  }
  writeFileAtomically(join(root, 'out', 'licences.json'), JSON.stringify(collectLicences(bundledPackages())));
  writeFileAtomically(noteFile(root), key);
}
