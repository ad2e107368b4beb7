import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { plainBrowser } from '../../scripts/testing/plain-browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const address = `http://127.0.0.1:${process.env['SWITCHBOARD_UI_PORT'] ?? '5198'}`;

/** The window in a plain browser, under the policy of the real one, with a fake bridge. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `${root}/test-results/ui`,
  fullyParallel: true,
  workers: 2,
  timeout: 20_000,
  expect: { timeout: 4_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      ...plainBrowser,
      args: ['--no-sandbox'],
    },
  },
  webServer: {
    command:
      'npx vite build --config vite.ui.config.ts && npx vite preview --config vite.ui.config.ts --host 127.0.0.1',
    cwd: root,
    url: `${address}/`,
    reuseExistingServer: true,
    timeout: 60_000,
  },
});
