import { defineConfig } from '@playwright/test';
import base from './playwright.ui.config.ts';

/** Not tests: `npm run screenshots` goes through every screen with this. */
export default defineConfig({ ...base, testMatch: 'screenshots.ts' });
