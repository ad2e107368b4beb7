// @ts-check
import { createInterface } from 'node:readline';
import { commandOf } from '../library/npm.mjs';
import { projectRoot } from '../library/paths.mjs';
import { PlainError, lastWords } from '../library/plain-error.mjs';
import { endChild, startChild } from '../library/processes.mjs';

/** @typedef {{ url: string, adminUrl: string, rootKey: string, certificate: string }} Service where the simulated service is, and what to trust */

const args = ['test/simulator/cli.ts', '--port', '0', '--scenario', 'demo', '--seed', '1'];

/**
 * Starts the simulated WhatsApp service on a free port of this computer.
 * @returns {Promise<Service & { failure: Promise<never> }>} failure: rejects when it ends before this process does
 */
export async function startSimulator() {
  const child = startChild(process.execPath, [commandOf('tsx'), ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (text) => (complaint += text));
  const line = await new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), 60_000);
    const done = (/** @type {string | undefined} */ text) => (clearTimeout(timer), resolve(text));
    if (child.stdout) createInterface({ input: child.stdout }).on('line', done);
    child.once('exit', () => done(undefined));
  });
  const service = parseReadyLine(line);
  if (service) return { ...service, failure: failureOf(child, () => complaint) };
  await endChild(child);
  throw new PlainError(`The simulated service did not start: ${lastWords(complaint)}.`, 'npm test simulator');
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} complaint
 * @returns {Promise<never>}
 */
function failureOf(child, complaint) {
  const failure = new Promise((_resolve, reject) => {
    child.once('exit', () =>
      reject(new PlainError(`The simulated service ended by itself: ${lastWords(complaint())}.`)),
    );
  });
  failure.catch(() => {}); // nobody may be waiting for it when everything is being ended
  return /** @type {Promise<never>} */ (failure);
}

/**
 * @param {string | undefined} line
 * @returns {Service | undefined}
 */
export function parseReadyLine(line) {
  try {
    const { url, adminUrl, rootKey, certificate } = JSON.parse(line ?? '');
    const isComplete = [url, adminUrl, rootKey, certificate].every((value) => typeof value === 'string');
    return isComplete ? { url, adminUrl, rootKey, certificate } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Hands the text of a QR code to a simulated phone, which links the app with it.
 * @param {Service} service
 * @param {string} text
 * @returns {Promise<{ ok: true } | { ok: false, reason: string }>}
 */
export async function scanWithPhone(service, text) {
  const response = await fetch(`${service.adminUrl}/mock-phone/scan-qr`, { method: 'POST', body: text });
  if (response.ok) return { ok: true };
  const answer = await response.text();
  return { ok: false, reason: `${response.status} ${answer}` };
}
