// @ts-check
import { openDisplay } from '../library/display.mjs';
import { PlainError, lastWords } from '../library/plain-error.mjs';
import { run } from '../library/processes.mjs';

/**
 * The switches that this Electron needs on this system.
 * @param {{ isRoot: boolean, hasVirtualDisplay: boolean, isWayland: boolean, sandboxFails?: boolean }} facts
 * @returns {string[]}
 */
export function switchesFor({ isRoot, hasVirtualDisplay, isWayland, sandboxFails = false }) {
  return [
    ...(isRoot || sandboxFails ? ['--no-sandbox'] : []),
    ...(hasVirtualDisplay ? ['--disable-gpu'] : []),
    ...(isWayland ? ['--ozone-platform-hint=auto'] : []),
  ];
}

/**
 * Starts the Electron for real and asks for its version.
 * @param {string} executable
 * @param {readonly string[]} switches
 * @returns {Promise<{ version: string } | { reason: string, isSandbox: boolean }>}
 */
export async function tryStart(executable, switches) {
  const display = await openDisplay();
  const { ELECTRON_RUN_AS_NODE: _ignored, ...environment } = process.env;
  const env = { ...environment, ...display.environment };
  const outcome = await run(executable, [...switches, '--version'], { env, timeout: 60_000 });
  await display.close();
  const version = /^v(\d+\.\d+\.\d+\S*)$/m.exec(outcome.stdout)?.[1];
  if (outcome.code === 0 && version) return { version };
  const said = outcome.stderr || outcome.stdout;
  const reason = outcome.timedOut ? 'it did not answer within a minute' : lastWords(said);
  return { reason, isSandbox: /sandbox/i.test(said) };
}

/**
 * Finds the switches with which the Electron starts. Some systems forbid its sandbox to people without root; then,
 * and only for work on the code, it runs without.
 * @param {string} executable
 * @param {Parameters<typeof switchesFor>[0]} facts
 * @returns {Promise<{ version: string, switches: string[], sandboxFails: boolean }>}
 */
export async function verifyElectron(executable, facts) {
  const switches = switchesFor(facts);
  const first = await tryStart(executable, switches);
  if ('version' in first) return { version: first.version, switches, sandboxFails: false };
  if (!first.isSandbox || switches.includes('--no-sandbox')) throw cannotStart(executable, first.reason);
  const withoutSandbox = switchesFor({ ...facts, sandboxFails: true });
  const second = await tryStart(executable, withoutSandbox);
  if (!('version' in second)) throw cannotStart(executable, second.reason);
  return { version: second.version, switches: withoutSandbox, sandboxFails: true };
}

/**
 * @param {string} executable
 * @param {string} reason
 */
function cannotStart(executable, reason) {
  return new PlainError(
    `Electron is there (${executable}) but does not start: ${reason}`,
    `delete its folder and run "npm run setup", or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron that starts`,
  );
}
