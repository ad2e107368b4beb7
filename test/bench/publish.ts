import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { chartsOf } from './library/charts.ts';
import { documentWith } from './library/document.ts';
import type { Results } from './library/results.ts';

/** `npm run bench:publish`: the last results become the charts and the table of docs/benchmarks.md. */
const root = join(import.meta.dirname, '../..');
const results = JSON.parse(await readFile(join(root, 'bench/results/latest.json'), 'utf8')) as Results;
const charts = chartsOf(results.figures);
for (const [name, svg] of charts) await writeFile(join(root, 'docs/images', name), svg);
const page = join(root, 'docs/benchmarks.md');
const written = documentWith(await readFile(page, 'utf8'), results, [...charts.keys()]);
await writeFile(page, await format(written, { ...(await resolveConfig(page)), parser: 'markdown' }));
process.stdout.write(
  `${results.figures.length} figures and ${charts.size} charts are in docs/benchmarks.md\n`,
);
