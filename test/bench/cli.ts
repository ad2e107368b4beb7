import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchmarks, withWindows, withoutService } from './benchmarks/index.ts';
import { Context, fullSizes, smokeSizes } from './benchmarks/context.ts';
import { parseArguments, usage } from './library/arguments.ts';
import type { Figure } from './library/figure.ts';
import { thisMachine, writeResults } from './library/results.ts';
import { table } from './library/table.ts';
import { buildApp, buildSides } from './processes/build.ts';
import { measureCeiling } from './scenarios/ceiling.ts';
import { closeScreen } from './scenarios/window-world.ts';

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
  let ceiling = 0;
  if (names.some((name) => !withoutService.has(name))) {
    ceiling = await measureCeiling(smoke ? 3 : sizes.accounts, sizes.each * 2);
    say(`the simulated service alone: ${Math.round(ceiling)} messages a second`);
  }
  const electron = String(runtime['executable']);
  const parameters = runtime['args'] as readonly string[];
  if (names.some((name) => withWindows.has(name))) await buildApp(root);
  const built = await buildSides(root);
  const context = new Context({ root, electron, parameters, built, sizes, ceiling, say });
  const figures: Figure[] = [];
  try {
    for (const name of names) {
      const began = performance.now();
      say(`\n${name}`);
      const watchdog = endWhenLate(name);
      figures.push(...((await benchmarks[name]?.(context)) ?? []));
      clearTimeout(watchdog);
      say(`${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    }
  } finally {
    await closeScreen();
  }
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

/** Something that never came must not keep a machine for ever. Children end when this process is gone. */
function endWhenLate(name: string): NodeJS.Timeout {
  const minutes = 20 + Number(process.env['BENCH_MINUTES'] ?? 0);
  return setTimeout(() => {
    process.stderr.write(`${name} has not ended after ${minutes} minutes\n`);
    process.exit(1);
  }, minutes * 60_000).unref();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
