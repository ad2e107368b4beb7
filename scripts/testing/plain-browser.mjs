// @ts-check
import { existsSync } from 'node:fs';

const { SWITCHBOARD_UI_CHANNEL: channel, SWITCHBOARD_UI_BROWSER: executablePath = '/usr/bin/chromium' } =
  process.env;

/** The plain browser of the tests, for Playwright: Debian's Chromium, or what SWITCHBOARD_UI_BROWSER or SWITCHBOARD_UI_CHANNEL name. */
export const plainBrowser = channel === undefined ? { executablePath } : { channel };

/** @returns {boolean} whether it is there; a channel (such as Chrome) is found by Playwright */
export const hasPlainBrowser = () => channel !== undefined || existsSync(executablePath);
