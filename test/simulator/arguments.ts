import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './index.ts';
import { isScenario, scenarios } from './scenarios/index.ts';

export const USAGE = `usage: npm run simulator -- [options]
  --port N         0 takes any free port (default 8080)
  --accounts N     phones that exist from the start
  --seed N         same number, same people, numbers, texts and keys
  --scenario NAME  ${Object.keys(scenarios).join(', ')} (default quiet)
  --data DIR       keep what is linked between runs
  --tls            print the wss:// address; the certificate is in the same line`;

const DEFAULT_PORT = 8080;

export type ParsedArguments =
  { readonly options: SimulatorOptions; readonly secure: boolean } | { readonly problem: string };

/** An empty problem means that help was asked for. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        accounts: { type: 'string' },
        seed: { type: 'string' },
        scenario: { type: 'string' },
        data: { type: 'string' },
        tls: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  if (values['help']) return { problem: '' };
  const numbers: Record<string, number> = {};
  for (const name of ['port', 'accounts', 'seed']) {
    const text = values[name];
    if (text === undefined) continue;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0) return { problem: `--${name} must be a whole number` };
    numbers[name] = value;
  }
  const scenario = values['scenario'] ?? 'quiet';
  if (typeof scenario !== 'string' || !isScenario(scenario))
    return { problem: `no scenario ${String(scenario)}` };
  const data = values['data'];
  const folder = typeof data === 'string' ? { data } : {};
  return { options: { port: DEFAULT_PORT, ...numbers, scenario, ...folder }, secure: values['tls'] === true };
}
