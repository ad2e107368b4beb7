import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../admin/commands/index.ts';
import { DEFAULT_OPTIONS } from '../server/options.ts';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

function sources(): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('tests'),
  );
}

test('the README names every admin call and every option', () => {
  const paths = Object.values(commands).map(({ path }) => path.slice(1));
  expect(paths.filter((path) => !new RegExp(`[\` ]${path}[\`? ]`).test(README))).toEqual([]);
  const options = Object.keys(DEFAULT_OPTIONS);
  expect(options.filter((name) => !README.includes(name))).toEqual([]);
});

test('the README names every event', () => {
  const events = sources().flatMap((name) =>
    [...readFileSync(join(ROOT, name), 'utf8').matchAll(/publish\(\s*'([a-z-]+)'/g)].map(
      ([, event]) => event,
    ),
  );
  expect(events.length).toBeGreaterThan(20);
  expect(events.filter((event) => !README.includes(`\`${event ?? ''}\``))).toEqual([]);
});

test('the README names every test of this folder', () => {
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => name.replace('.test.ts', ''));
  expect(tests.filter((name) => !new RegExp(`[ |]${name}[ ,]`).test(README))).toEqual([]);
});
