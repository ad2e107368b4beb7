// @ts-check
import { openDisplay } from './library/display.mjs';
import { chooseSteps, splitOptions } from './library/options.mjs';
import { say } from './library/output.mjs';
import { projectRoot } from './library/paths.mjs';
import { describeError } from './library/plain-error.mjs';
import { runScript } from './library/script.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { prepareElectron } from './setup/runtime.mjs';
import { runSteps } from './testing/run-steps.mjs';
import { allSteps } from './testing/steps.mjs';

await runScript(async () => {
  const { retryElectron, rest } = splitOptions(process.argv.slice(2));
  const steps = chooseSteps(allSteps, rest);
  await ensurePackages(projectRoot);
  const needsElectron = steps.some((step) => step.needsElectron);
  return runSteps(steps, needsElectron ? await electronFor(retryElectron) : {});
});

/**
 * Without the packages there is nothing to run; without an Electron there is still a lot.
 * @param {boolean} retryElectron
 * @returns {Promise<{ environment?: NodeJS.ProcessEnv, electronMissing?: string }>}
 */
async function electronFor(retryElectron) {
  try {
    const runtime = await prepareElectron({ retryElectron });
    const display = await openDisplay();
    return { environment: { ...process.env, ...runtime.env, ...display.environment } };
  } catch (error) {
    say(describeError(error));
    return { electronMissing: 'there is no Electron that runs; the reason stands above' };
  }
}
