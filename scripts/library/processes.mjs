// @ts-check
import { spawn } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ code: number | null, stdout: string, stderr: string, timedOut: boolean }} Outcome */

const canGroup = process.platform !== 'win32';

/** Children that still run. Each one leads a process group of its own, so that its children end with it. */
const running = /** @type {Set<ChildProcess>} */ (new Set());

let isWatchingTheEnd = false;

/**
 * Starts a child in its own process group; it is ended with this process at the latest.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function startChild(command, args, options = {}) {
  if (!isWatchingTheEnd) process.on('exit', killAllChildren);
  isWatchingTheEnd = true;
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
    detached: canGroup,
  });
  running.add(child);
  child.on('error', () => running.delete(child));
  child.on('exit', () => {
    signalGroup(child, 'SIGKILL');
    running.delete(child);
  });
  return child;
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeout?: number, shell?: boolean }} [options]
 *   show: let its output through instead of keeping it; timeout in milliseconds
 * @returns {Promise<Outcome>} code is null when it could not be started or was killed
 */
export function run(command, args, options = {}) {
  const { show = false, timeout, ...rest } = options;
  return new Promise((resolve) => {
    const output = { stdout: '', stderr: '' };
    const child = startChild(command, args, { ...rest, stdio: ['ignore', ...outputOf(show)] });
    child.stdout?.setEncoding('utf8').on('data', (text) => (output.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output.stderr += text));
    let timedOut = false;
    const timer = timeout && setTimeout(() => ((timedOut = true), void endChild(child)), timeout);
    const finish = (/** @type {number | null} */ code) => {
      clearTimeout(timer || undefined);
      resolve({ code, ...output, timedOut });
    };
    child.on('error', (error) => ((output.stderr += error.message), finish(null)));
    child.on('close', (code) => finish(timedOut ? null : code));
  });
}

/**
 * @param {boolean} show
 * @returns {['inherit', 'inherit'] | ['pipe', 'pipe']}
 */
function outputOf(show) {
  return show ? ['inherit', 'inherit'] : ['pipe', 'pipe'];
}

/**
 * Ends a child and its group: asks the child, and after the grace time no longer asks.
 * @param {ChildProcess} child
 * @param {number} [grace] milliseconds
 * @returns {Promise<void>} settled once it is gone
 */
export async function endChild(child, grace = 8000) {
  if (!running.has(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM'); // it ends its own children in its own way; what it leaves is killed when it is gone
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
  await gone;
  clearTimeout(timer);
}

/**
 * Ends all children that this process started and that still run, the last one first: a display goes after the
 * windows on it, a service after its clients.
 */
export async function endAllChildren() {
  for (const child of [...running].toReversed()) await endChild(child);
}

/** Sends the last signal to all children; for the moment in which nothing can be waited for. */
export function killAllChildren() {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (canGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // The group is gone: just what is wanted.
  }
}
