// @ts-check
import { ensureBuild } from './library/build.mjs';
import { openDisplay } from './library/display.mjs';
import { splitOptions } from './library/options.mjs';
import { say } from './library/output.mjs';
import { projectRoot } from './library/paths.mjs';
import { runScript } from './library/script.mjs';
import { runApp } from './library/app.mjs';
import { prepareRuntime } from './setup/runtime.mjs';

await runScript(async () => {
  const { retryElectron, rest } = splitOptions(process.argv.slice(2));
  const runtime = await prepareRuntime({ retryElectron });
  await ensureBuild();
  const display = await openDisplay();
  if (display.isVirtual) {
    say('There is no display here: the app runs on a virtual one that nobody sees, until Ctrl-C.');
    say('  For a picture of it: npm run demo -- --screenshot FILE');
  }
  return runApp(runtime, [projectRoot, ...rest], { ...process.env, ...runtime.env, ...display.environment });
});
