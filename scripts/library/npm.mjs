// @ts-check
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * How to call npm so that it works on Windows too: the npm that started us, run by this very Node.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCall(args, environment = process.env) {
  const script = environment.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) {
    return { command: process.execPath, args: [script, ...args], shell: false };
  }
  return { command: 'npm', args: [...args], shell: process.platform === 'win32' };
}

/**
 * The file of an installed package's command, to be run by this Node.
 * @param {string} name of the package
 * @param {string} [command] where it is not named like the package
 * @returns {string}
 */
export function commandOf(name, command = name) {
  const description = createRequire(join(projectRoot, 'package.json')).resolve(`${name}/package.json`);
  const { bin } = createRequire(description)(description);
  return join(dirname(description), typeof bin === 'string' ? bin : bin[command]);
}
