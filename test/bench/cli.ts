import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchmarks } from './benchmarks/index.ts';
import { Context, fullSizes, smokeSizes } from './benchmarks/context.ts';
import { parseArguments, usage } from './library/arguments.ts';
import type { Figure } from './library/figure.ts';
import { thisMachine, writeResults } from './library/results.ts';
import { table } from './library/table.ts';
import { buildSides } from './processes/build.ts';
import { measureCeiling } from './scenarios/ceiling.ts';

const root = join(import.meta.dirname, '../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const readJson = async (file: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(root, file), 'utf8')) as Record<string, unknown>;

/** `npm run bench -- --help`. Exits with 1 when something could not be measured; a goal that is missed is a result. */
async function main(): Promise<void> {
  const parsed = parseArguments(process.argv.slice(2), Object.keys(benchmarks));
  if ('problem' in parsed) {
    say(`${parsed.problem}\n${usage(Object.keys(benchmarks))}`.trim());
    process.exitCode = parsed.problem === '' ? 0 : 2;
    return;
  }
  const { smoke, names } = parsed;
  const runtime = await readJson('.cache/runtime.json').catch(() => {
    throw new Error('there is no Electron yet: run npm run setup first');
  });
  const sizes = smoke ? smokeSizes : fullSizes;
  const ceiling = await measureCeiling(smoke ? 3 : sizes.accounts, sizes.each * 2);
  say(`the simulated service alone: ${Math.round(ceiling)} messages a second`);
  const electron = String(runtime['executable']);
  const context = new Context({ electron, built: await buildSides(root), sizes, ceiling, say });
  const figures: Figure[] = [];
  for (const name of names) figures.push(...((await benchmarks[name]?.(context)) ?? []));
  say(`\n${table(figures)}`);
  if (smoke) return;
  const { version, dependencies } = await readJson('package.json');
  const file = join(root, 'bench/results/latest.json');
  await writeResults(file, {
    machine: thisMachine(),
    versions: {
      switchboard: String(version),
      electron: String(runtime['version']),
      baileys: String((dependencies as Record<string, string>)['@whiskeysockets/baileys']),
      node: process.versions.node,
    },
    date: new Date().toISOString(),
    figures,
  });
  say(`\nwritten to ${file}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
