// @ts-check
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandOf } from '../library/npm.mjs';
import { projectCache } from '../library/paths.mjs';
import { whyNoPackageTest } from '../package/obstacle.mjs';
import { installBrowserWhereWeMay, whyNoBrowser } from './browser.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => string[]} command what Node runs: a script and its arguments
 * @property {'vitest' | 'playwright'} [report] the form of the report that its tests are counted from
 * @property {string} [after] the step without which it makes no sense
 * @property {true} [needsElectron]
 * @property {() => Promise<void>} [prepare] brings what only this step needs; where it fails, so does the step
 * @property {() => Promise<string | undefined>} [obstacle] why this machine can't run it: it is left out, and the summary says so
 */

/** @param {string} name */
export function reportFile(name) {
  return join(projectCache, 'reports', `${name}.json`);
}

/**
 * What runs several processes against the clock of a machine that may be busy gets a second try, and the summary names each
 * test that needed it with what it said first: it is to be looked into. Unit tests get none.
 */
const secondTry = 1;

/**
 * @param {string} name
 * @param {readonly string[]} options where the tests are, among others
 * @returns {Step}
 */
function vitestStep(name, options) {
  return {
    name,
    report: 'vitest',
    command: () => [
      commandOf('vitest'),
      'run',
      ...options,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile(name)}`,
    ],
  };
}

/** @type {readonly Step[]} */
export const fastSteps = [
  {
    name: 'types',
    command: () => [commandOf('typescript', 'tsc'), '-b', 'tsconfig.json', 'scripts/tsconfig.json'],
  },
  { name: 'lint', command: () => [commandOf('oxlint'), '--deny-warnings'] },
  { name: 'format', command: () => [commandOf('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'licences', command: () => [fileURLToPath(new URL('../licences.mjs', import.meta.url))] },
  vitestStep('unit', ['--dir', 'test/unit']),
];

/** @type {readonly Step[]} */
export const allSteps = [
  ...fastSteps,
  vitestStep('simulator', ['--root', 'test/simulator', `--retry=${secondTry}`]), // with its own configuration
  vitestStep('integration', ['--dir', 'test/integration', `--retry=${secondTry}`]),
  { name: 'build', command: () => [fileURLToPath(new URL('../build.mjs', import.meta.url))] },
  {
    name: 'e2e',
    report: 'playwright',
    after: 'build',
    needsElectron: true,
    prepare: installBrowserWhereWeMay, // for the pages that an export makes
    command: () => [
      commandOf('@playwright/test', 'playwright'),
      'test',
      `--retries=${secondTry}`,
      '--reporter=list,json',
    ],
  },
  {
    name: 'ui',
    report: 'playwright',
    obstacle: whyNoBrowser,
    command: () => [
      fileURLToPath(new URL('../test-ui.mjs', import.meta.url)),
      // All of them take a quarter of an hour: here every screen in both themes.
      'screens.spec.ts',
      '-g',
      'axe finds nothing',
      `--retries=${secondTry}`,
      '--reporter=list,json',
    ],
  },
  {
    // That every benchmark still works. It asserts nothing about time.
    name: 'bench',
    after: 'build',
    needsElectron: true,
    command: () => [
      commandOf('tsx'),
      fileURLToPath(new URL('../../test/bench/cli.ts', import.meta.url)),
      '--smoke',
    ],
  },
  {
    name: 'package',
    report: 'playwright',
    after: 'build',
    needsElectron: true,
    obstacle: whyNoPackageTest,
    command: () => [fileURLToPath(new URL('../test-package.mjs', import.meta.url))],
  },
];
