// @ts-check
import { canInstall, installLine, installPackages } from '../setup/debian.mjs';
import { PlainError } from '../library/plain-error.mjs';
import { hasPlainBrowser } from './plain-browser.mjs';

/**
 * What this machine lacks for the tests of the window in a plain browser.
 * @returns {Promise<string | undefined>} undefined where nothing is missing that could not be installed
 */
export async function whyNoBrowser() {
  if (hasPlainBrowser() || canInstall()) return undefined;
  return `there is no Chromium: ${installLine(['chromium'])}, or name one with SWITCHBOARD_UI_BROWSER`;
}

/**
 * Installs a Chromium where there is none and we may; where we may not, the test that needs one is skipped.
 * @returns {Promise<void>}
 */
export async function installBrowserWhereWeMay() {
  if (!hasPlainBrowser() && canInstall()) await installPackages([['chromium']]);
}

/**
 * Installs a Chromium where there is none, or says why it can't.
 * @returns {Promise<void>}
 */
export async function ensureBrowser() {
  const obstacle = await whyNoBrowser();
  if (obstacle) throw new PlainError(`The window can't be tried in a browser: ${obstacle}.`);
  await installBrowserWhereWeMay();
}
