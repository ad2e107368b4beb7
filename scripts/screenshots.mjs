// @ts-check
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from './library/npm.mjs';
import { say } from './library/output.mjs';
import { projectRoot } from './library/paths.mjs';
import { run } from './library/processes.mjs';
import { runScript } from './library/script.mjs';
import { ensureBrowser } from './testing/browser.mjs';

/** A picture of every screen in both themes, into `screenshots/`: to be looked at. Takes `-g NAME` for some of them. */
await runScript(async () => {
  await ensureBrowser();
  const some = process.argv.slice(2);
  if (some.length === 0) rmSync(join(projectRoot, 'screenshots'), { recursive: true, force: true });
  const { code } = await run(
    process.execPath,
    [
      commandOf('@playwright/test', 'playwright'),
      'test',
      '-c',
      'test/ui/playwright.screenshots.config.ts',
      ...some,
    ],
    { cwd: projectRoot, show: true, env: process.env },
  );
  if (code === 0) say('The pictures are in screenshots/.');
  return code ?? 1;
});
