// @ts-check
import { parseArgs } from 'node:util';
import { PlainError } from './plain-error.mjs';

/**
 * @typedef {object} DemoOptions
 * @property {string | undefined} screenshot
 * @property {boolean} retryElectron
 */

/**
 * Takes our own option out of a list that goes on to somebody else.
 * @param {readonly string[]} list
 * @returns {{ retryElectron: boolean, rest: string[] }}
 */
export function splitOptions(list) {
  return {
    retryElectron: list.includes('--retry-electron'),
    rest: list.filter((entry) => entry !== '--retry-electron'),
  };
}

/**
 * @param {readonly string[]} list
 * @returns {DemoOptions}
 */
export function demoOptions(list) {
  try {
    const { values } = parseArgs({
      args: [...list],
      options: { screenshot: { type: 'string' }, 'retry-electron': { type: 'boolean', default: false } },
    });
    if (values.screenshot === '') throw new Error('--screenshot needs the name of a file');
    return { screenshot: values.screenshot, retryElectron: values['retry-electron'] };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new PlainError(`The demo does not understand its arguments: ${reason}.`, demoUsage);
  }
}

const demoUsage = 'npm run demo, or npm run demo -- --screenshot FILE';

/**
 * Which steps to run: all of them, or the named ones, in the fixed order.
 * @template {{ name: string }} Step
 * @param {readonly Step[]} steps
 * @param {readonly string[]} names
 * @returns {Step[]}
 */
export function chooseSteps(steps, names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    const known = steps.map((step) => step.name).join(', ');
    throw new PlainError(`There is no step named ${unknown.join(', ')}.`, `choose from: ${known}`);
  }
  return steps.filter((step) => names.length === 0 || names.includes(step.name));
}
