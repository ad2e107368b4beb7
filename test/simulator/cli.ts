import { parseArguments, USAGE } from './arguments.ts';
import { startSimulator } from './index.ts';

/** `npm run simulator -- --help`. Prints one line of JSON when ready and ends cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const parsed = parseArguments(process.argv.slice(2));
  if ('help' in parsed) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if ('problem' in parsed) {
    process.stderr.write(`${parsed.problem}\n`);
    process.exitCode = 2;
    return;
  }
  const simulator = await startSimulator(parsed.options);
  const { adminUrl, rootKey, mediaHost, certificate } = simulator;
  const url = parsed.secure ? simulator.secureUrl : simulator.url;
  const end = (): void => {
    void simulator.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // Only now: whoever reads the line may end the program at once.
  process.stdout.write(`${JSON.stringify({ url, adminUrl, rootKey, mediaHost, certificate })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
