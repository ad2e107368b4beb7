// @ts-check
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandOf } from '../library/npm.mjs';
import { projectCache } from '../library/paths.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => string[]} command what Node runs: a script and its arguments
 * @property {'vitest' | 'playwright'} [report] the form of the report that its tests are counted from
 * @property {string} [after] the step without which it makes no sense
 * @property {true} [needsElectron]
 */

/** @param {string} name */
export function reportFile(name) {
  return join(projectCache, 'reports', `${name}.json`);
}

/**
 * @param {string} name
 * @param {readonly string[]} where the tests are
 * @returns {Step}
 */
function vitestStep(name, where) {
  return {
    name,
    report: 'vitest',
    command: () => [
      commandOf('vitest'),
      'run',
      ...where,
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
  vitestStep('unit', ['--dir', 'test/unit']),
];

/** @type {readonly Step[]} */
export const allSteps = [
  ...fastSteps,
  vitestStep('simulator', ['--root', 'test/simulator']), // with its own configuration
  vitestStep('integration', ['--dir', 'test/integration']),
  { name: 'build', command: () => [fileURLToPath(new URL('../build.mjs', import.meta.url))] },
  {
    name: 'e2e',
    report: 'playwright',
    after: 'build',
    needsElectron: true,
    command: () => [commandOf('@playwright/test', 'playwright'), 'test', '--reporter=list,json'],
  },
];
