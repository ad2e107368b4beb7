// @ts-check
import { ensureBuild } from './library/build.mjs';
import { runScript } from './library/script.mjs';

await runScript(async () => {
  await ensureBuild();
  return 0;
});
