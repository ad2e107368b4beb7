// @ts-check
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { launchApp } from './demo/app.mjs';
import { playDemo } from './demo/play.mjs';
import { startSimulator } from './demo/simulator.mjs';
import { ensureBuild } from './library/build.mjs';
import { openDisplay } from './library/display.mjs';
import { demoOptions } from './library/options.mjs';
import { say } from './library/output.mjs';
import { projectCache } from './library/paths.mjs';
import { onEnd, runScript } from './library/script.mjs';
import { prepareRuntime } from './setup/runtime.mjs';

await runScript(async () => {
  const options = demoOptions(process.argv.slice(2));
  const runtime = await prepareRuntime(options);
  await ensureBuild();
  const display = await openDisplay();
  const picture = pictureFile(options.screenshot, display.isVirtual);
  const dataFolder = mkdtempSync(join(tmpdir(), 'switchboard-demo-'));
  onEnd(() => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 }));
  const service = await startSimulator();
  say(`demo: simulated WhatsApp service at ${service.url}; nothing leaves this computer`);
  const { app, close } = await launchApp(runtime, service, dataFolder, display.environment);
  const closed = app.waitForEvent('close', { timeout: 0 }).catch(() => undefined);
  try {
    await playDemo(app, service, picture);
    if (picture) {
      say(`demo: the picture is ${picture}`);
    } else {
      say('demo: five accounts are online and receive messages; close the window to end it');
      await Promise.race([closed, service.failure]);
    }
  } finally {
    await close();
  }
  return 0;
});

/**
 * @param {string | undefined} wish
 * @param {boolean} isVirtual
 * @returns {string | undefined} undefined: no picture, a person looks
 */
function pictureFile(wish, isVirtual) {
  if (wish === undefined && !isVirtual) return undefined;
  if (wish === undefined) {
    say(
      'demo: there is no display here, so the app runs on a virtual one (Xvfb) and a picture of it is written',
    );
  }
  // npm changes to the project's folder; the name was meant from where the person is.
  const file = wish ? resolve(process.env.INIT_CWD ?? process.cwd(), wish) : join(projectCache, 'demo.png');
  mkdirSync(dirname(file), { recursive: true });
  return file;
}
