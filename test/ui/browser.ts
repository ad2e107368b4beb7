import { existsSync } from 'node:fs';

/** The plain browser of the tests: Debian's Chromium, or what SWITCHBOARD_UI_BROWSER or SWITCHBOARD_UI_CHANNEL name. */
const { SWITCHBOARD_UI_CHANNEL: channel, SWITCHBOARD_UI_BROWSER: executablePath = '/usr/bin/chromium' } =
  process.env;

export const plainBrowser = channel === undefined ? { executablePath } : { channel };

export const hasPlainBrowser = channel !== undefined || existsSync(executablePath);
