import { defineConfig } from '@playwright/test';

/** `npm run test:package`: what people install, from the outside. scripts/test-package.mjs prepares the root folder. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/package-tests',
  workers: 1,
  fullyParallel: false,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../../.cache/reports/package.json' }]],
});
