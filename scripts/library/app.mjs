// @ts-check
import { createInterface } from 'node:readline';
import { projectRoot } from './paths.mjs';
import { startChild } from './processes.mjs';

/**
 * What Chromium says on systems without a D-Bus session, a graphics card or a sound card; it changes nothing.
 * @param {string} line
 * @returns {boolean}
 */
export function isNoise(line) {
  return /^\[\d+:.*(?:\bbus\.cc|\bobject_proxy\.cc|dbus|viz_main_impl|gpu_|gl_|vaapi|alsa|libva|angle_platform)/i.test(
    line,
  );
}

/**
 * Runs the app until it is closed.
 * @param {import('../setup/runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args the app's folder, then what the app gets
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>} its exit code
 */
export function runApp(runtime, args, environment) {
  const { ELECTRON_RUN_AS_NODE: _ignored, ...env } = environment;
  const child = startChild(runtime.executable, [...runtime.args, ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.trim() !== '' && !isNoise(line)) process.stderr.write(`${line}\n`);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
