// @ts-check
import { existsSync } from 'node:fs';
import { canInstall, installLine, installPackages } from '../setup/debian.mjs';
import { PlainError } from '../library/plain-error.mjs';

const debianChromium = '/usr/bin/chromium';

/** @returns {string} the browser that test/ui/playwright.ui.config.ts starts */
const browserFile = () => process.env['SWITCHBOARD_UI_BROWSER'] ?? debianChromium;

/** @returns {boolean} whether Playwright finds a browser of its own, such as Chrome */
const hasChannel = () => process.env['SWITCHBOARD_UI_CHANNEL'] !== undefined;

/**
 * What this machine lacks for the tests of the window in a plain browser.
 * @returns {Promise<string | undefined>} undefined where nothing is missing that could not be installed
 */
export async function whyNoBrowser() {
  if (hasChannel() || existsSync(browserFile()) || canInstall()) return undefined;
  return `there is no Chromium: ${installLine(['chromium'])}, or name one with SWITCHBOARD_UI_BROWSER`;
}

/**
 * Installs a Chromium where there is none and we may; where we may not, the test that needs one is skipped.
 * @returns {Promise<void>}
 */
export async function installBrowserWhereWeMay() {
  if ((await whyNoBrowser()) === undefined) await ensureBrowser();
}

/**
 * Installs a Chromium where there is none and we may.
 * @returns {Promise<void>}
 */
export async function ensureBrowser() {
  const obstacle = await whyNoBrowser();
  if (obstacle) throw new PlainError(`The window can't be tried in a browser: ${obstacle}.`);
  if (hasChannel() || existsSync(browserFile())) return;
  await installPackages([['chromium']]);
}
