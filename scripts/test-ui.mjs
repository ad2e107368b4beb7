// @ts-check
import { commandOf } from './library/npm.mjs';
import { projectRoot } from './library/paths.mjs';
import { run } from './library/processes.mjs';
import { runScript } from './library/script.mjs';
import { ensureBrowser } from './testing/browser.mjs';

/** The tests of the window in a plain browser, the engine generation that ships. Takes the arguments of `playwright test`. */
await runScript(async () => {
  await ensureBrowser();
  const { code } = await run(
    process.execPath,
    [
      commandOf('@playwright/test', 'playwright'),
      'test',
      '-c',
      'test/ui/playwright.ui.config.ts',
      ...process.argv.slice(2),
    ],
    { cwd: projectRoot, show: true, env: process.env },
  );
  return code ?? 1;
});
