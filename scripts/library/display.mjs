// @ts-check
import { existsSync } from 'node:fs';
import { endChild, startChild } from './processes.mjs';
import { PlainError } from './plain-error.mjs';

/** Set beside DISPLAY where the display is one that we started ourselves. */
export const virtualDisplayVariable = 'SWITCHBOARD_VIRTUAL_DISPLAY';

/**
 * What a window can be drawn on here.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {NodeJS.Platform} [platform]
 * @param {(path: string) => boolean} [exists]
 * @returns {'desktop' | 'x11' | 'wayland' | 'virtual' | 'none'} desktop: macOS and Windows; virtual: our own Xvfb
 */
export function displayKind(environment = process.env, platform = process.platform, exists = existsSync) {
  if (platform !== 'linux') return 'desktop';
  if (hasX11(environment, exists)) return environment[virtualDisplayVariable] ? 'virtual' : 'x11';
  return environment.WAYLAND_DISPLAY ? 'wayland' : 'none';
}

/**
 * DISPLAY may be left over from a server that is gone; a local one has a socket.
 * @param {NodeJS.ProcessEnv} environment
 * @param {(path: string) => boolean} exists
 */
function hasX11(environment, exists) {
  const display = environment.DISPLAY;
  if (!display) return false;
  const local = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(display);
  return local === null || exists(`/tmp/.X11-unix/X${local[1]}`);
}

/**
 * Where there is no display: starts a virtual one. The caller closes it; it also ends with this process.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<{ environment: Record<string, string>, isVirtual: boolean, close: () => Promise<void> }>}
 *   the variables to add for programs that open windows
 */
export async function openDisplay(environment = process.env) {
  const kind = displayKind(environment);
  if (kind !== 'none') return { environment: {}, isVirtual: kind === 'virtual', close: async () => {} };
  const { number, child } = await startXvfb();
  return {
    environment: { DISPLAY: `:${number}`, [virtualDisplayVariable]: '1' },
    isVirtual: true,
    close: () => endChild(child),
  };
}

/**
 * Xvfb picks a free number itself and tells it through an extra pipe once it can be used.
 * @returns {Promise<{ number: string, child: import('node:child_process').ChildProcess }>}
 */
function startXvfb() {
  // No screen saver: after ten minutes without a key, Electron would call the screen locked, and the app would lock itself.
  const screen = ['-screen', '0', '1440x900x24', '-s', '0'];
  const args = ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset'];
  const child = startChild('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let told = '';
    let complaint = '';
    const fail = (/** @type {string} */ reason) =>
      reject(new PlainError(`The virtual display (Xvfb) could not be started: ${reason}.`, 'npm run setup'));
    const timer = setTimeout(() => (void endChild(child), fail('it did not answer within 15 s')), 15_000);
    child.stderr?.on('data', (text) => (complaint += text));
    child.stdio[3]?.on('data', (text) => {
      told += text;
      if (!told.includes('\n')) return;
      clearTimeout(timer);
      resolve({ number: told.trim(), child });
    });
    child.on('error', (error) => (clearTimeout(timer), fail(error.message)));
    child.on('exit', () => (clearTimeout(timer), fail(complaint.trim() || 'it ended at once')));
  });
}
