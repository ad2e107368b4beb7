import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './index.ts';
import { isScenario, SCENARIO_HELP } from './scenarios/index.ts';

const DEFAULT_PORT = 8080;
const MAXIMUM = { port: 65_535, accounts: 100_000, seed: Number.MAX_SAFE_INTEGER } as const;

const scenarioLines = Object.entries(SCENARIO_HELP).map(([name, text]) => `    ${name.padEnd(14)} ${text}`);

export const USAGE = `usage: npm run simulator -- [options]
  --port N         0 takes any free port (default ${DEFAULT_PORT})
  --accounts N     phones that exist from the start
  --seed N         same number, same people, numbers, texts and keys
  --scenario NAME  what happens by itself (default quiet):
${scenarioLines.join('\n')}
  --data DIR       keep what is linked, groups, media and what waits between runs
  --tls            print the wss:// address; the certificate is in the same line
  --help           print this`;

export type ParsedArguments =
  | { readonly options: SimulatorOptions; readonly secure: boolean }
  | { readonly help: true }
  | { readonly problem: string };

const WITH_VALUE = ['port', 'accounts', 'seed', 'scenario', 'data'] as const;
const FLAGS = ['tls', 'help'] as const;

class Problem extends Error {}

/** A problem is one sentence that says what to do about it. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  try {
    const given = read(args);
    if (given.has('help')) return { help: true };
    const scenario = given.get('scenario') ?? 'quiet';
    if (!isScenario(scenario)) {
      const names = Object.keys(SCENARIO_HELP).join(' and ');
      throw new Problem(`There is no scenario ${scenario}; there are ${names}.`);
    }
    const numbers: Record<string, number> = {};
    for (const name of ['port', 'accounts', 'seed'] as const) {
      const text = given.get(name);
      if (text !== undefined) numbers[name] = wholeNumber(name, text);
    }
    const data = given.get('data');
    const folder = data === undefined ? {} : { data };
    return { options: { port: DEFAULT_PORT, ...numbers, scenario, ...folder }, secure: given.has('tls') };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    throw error;
  }
}

function read(args: readonly string[]): Map<string, string> {
  const options = Object.fromEntries([
    ...WITH_VALUE.map((name) => [name, { type: 'string' as const }]),
    ...FLAGS.map((name) => [name, { type: 'boolean' as const }]),
  ]) as Record<string, { type: 'string' | 'boolean' }>;
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Problem(`Only options are expected, not ${token.value}.`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
    if (!type) throw new Problem(`There is no option ${rawName}; --help lists those there are.`);
    if (given.has(name)) throw new Problem(`${rawName} is given twice.`);
    if (type === 'boolean' && value !== undefined) throw new Problem(`${rawName} takes no value.`);
    if (type === 'string' && (value === undefined || value === '' || value.startsWith('--')))
      throw new Problem(`${rawName} needs a value.`);
    given.set(name, value ?? '');
  }
  return given;
}

function wholeNumber(name: keyof typeof MAXIMUM, text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > MAXIMUM[name])
    throw new Problem(`--${name} has to be a whole number from 0 to ${MAXIMUM[name]}, not ${text}.`);
  return value;
}
