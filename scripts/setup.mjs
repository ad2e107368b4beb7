// @ts-check
import { PlainError } from './library/plain-error.mjs';
import { splitOptions } from './library/options.mjs';
import { runScript } from './library/script.mjs';
import { prepareRuntime } from './setup/runtime.mjs';

await runScript(async () => {
  const { retryElectron, rest } = splitOptions(process.argv.slice(2));
  if (rest.length > 0) {
    throw new PlainError(
      `The set-up does not know ${rest.join(' ')}.`,
      'npm run setup, or npm run setup -- --retry-electron',
    );
  }
  await prepareRuntime({ retryElectron });
  return 0;
});
