// @ts-check
import { chooseSteps } from './library/options.mjs';
import { projectRoot } from './library/paths.mjs';
import { runScript } from './library/script.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runSteps } from './testing/run-steps.mjs';
import { fastSteps } from './testing/steps.mjs';

await runScript(async () => {
  const steps = chooseSteps(fastSteps, process.argv.slice(2));
  await ensurePackages(projectRoot);
  return runSteps(steps);
});
