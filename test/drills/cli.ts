import { parseArgs } from 'node:util';
import { drills } from './drills.ts';

/** `npm run drill -- NAME [--option number]`: the full form of a drill, with its report as JSON. */
async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const drill = drills[name];
  if (drill === undefined) {
    say(usage());
    return 2;
  }
  const { values } = parseArgs({
    args: rest,
    options: Object.fromEntries(Object.keys(drill.defaults).map((option) => [option, { type: 'string' }])),
  });
  const numbers: Record<string, number> = { ...drill.defaults };
  for (const [option, text] of Object.entries(values)) {
    const number = Number(text);
    if (!Number.isFinite(number)) throw new Error(`--${option} takes a number`);
    numbers[option] = number;
  }
  say(`${name}: ${JSON.stringify(numbers)}`);
  const { report, failures } = await drill.run((option) => numbers[option] ?? 0, say);
  say(JSON.stringify(report, null, 2));
  say(failures.length === 0 ? `${name}: passed` : `${name}: FAILED\n  ${failures.join('\n  ')}`);
  return failures.length === 0 ? 0 : 1;
}

const usage = (): string =>
  [
    'usage: npm run drill -- NAME [--option number]',
    ...Object.entries(drills).map(([name, { what, defaults }]) => {
      const options = Object.entries(defaults).map(([option, value]) => `--${option} ${value}`);
      return `  ${name.padEnd(10)} ${what}\n             ${options.join(' ')}`;
    }),
  ].join('\n');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
});
