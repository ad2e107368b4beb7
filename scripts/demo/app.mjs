// @ts-check
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { isNoise } from '../library/app.mjs';
import { projectRoot } from '../library/paths.mjs';

/**
 * Starts the app for the demo: against the simulated service, with a data folder of its own, its window to be driven.
 * @param {import('../setup/runtime.mjs').Runtime} runtime
 * @param {import('./simulator.mjs').Service} service
 * @param {string} dataFolder
 * @param {Record<string, string>} display
 */
export async function launchApp(runtime, service, dataFolder, display) {
  const { _electron } = await import('playwright');
  // Playwright asks the package "electron" for the executable, in this very process.
  Object.assign(process.env, runtime.env, display);
  const app = await _electron.launch({
    args: [...runtime.args, projectRoot],
    cwd: projectRoot,
    timeout: 60_000,
    colorScheme: null, // as this computer has it
    env: {
      .../** @type {Record<string, string>} */ (process.env),
      SWITCHBOARD_SERVICE_URL: service.url,
      SWITCHBOARD_SERVICE_ROOT_KEY: service.rootKey,
      SWITCHBOARD_SERVICE_CERTIFICATE: service.certificate,
      SWITCHBOARD_USER_DATA: dataFolder,
    },
  });
  const child = app.process(); // known now; not any more once the app has closed
  const { stderr } = child;
  if (stderr) createInterface({ input: stderr }).on('line', (line) => showUnlessNoise(line));
  return { app, close: () => closeApp(app, child) };
}

/** @param {string} line */
function showUnlessNoise(line) {
  const isInspector =
    /^(?:Debugger |Waiting for the debugger|DevTools listening|For help, see: https:\/\/nodejs)/.test(line);
  if (line.trim() !== '' && !isInspector && !isNoise(line)) process.stderr.write(`${line}\n`);
}

/**
 * Closes the app as a person would; one that does not want to end is ended.
 * @param {import('playwright').ElectronApplication} app
 * @param {import('node:child_process').ChildProcess} child
 */
async function closeApp(app, child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = app.close().catch(() => {});
  await Promise.race([closed, wait(10_000, undefined, { ref: false })]);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}
