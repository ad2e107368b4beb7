// @ts-check
import { constants } from 'node:os';
import { endLeftovers, markThisRun } from './leftovers.mjs';
import { describeError } from './plain-error.mjs';
import { endAllChildren } from './processes.mjs';

/** @type {Set<() => void>} */
const cleanups = new Set();

/**
 * Registers what must be undone however this process ends (save a SIGKILL).
 * @param {() => void} cleanup must be synchronous
 * @returns {() => void} takes it back
 */
export function onEnd(cleanup) {
  cleanups.add(cleanup);
  return () => void cleanups.delete(cleanup);
}

/**
 * Runs a script's main function: errors become plain sentences, signals end the children, nothing is left running.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runScript(main) {
  const mark = markThisRun();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void leave(128 + constants.signals[signal]));
  }
  process.on('exit', () => {
    endLeftovers(mark); // also when somebody else calls process.exit, as Playwright does on a signal
    for (const cleanup of cleanups) cleanup();
  });
  try {
    await leave(await main());
  } catch (error) {
    process.stderr.write(`\n${describeError(error)}\n`);
    await leave(1);
  }
}

let leaving = false;

/** @param {number} code */
async function leave(code) {
  if (leaving) return;
  leaving = true;
  await endAllChildren();
  process.exit(code);
}
