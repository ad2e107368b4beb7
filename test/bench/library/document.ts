import { cellsOf } from './table.ts';
import type { Results } from './results.ts';

const begin = '<!-- figures: written by npm run bench:publish -->';
const end = '<!-- end of figures -->';

/** The page with this run's figures and charts between its two marks. @throws Error without the marks */
export function documentWith(page: string, results: Results, charts: readonly string[]): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error('docs/benchmarks.md has no place for figures');
  const { machine, versions, date, figures } = results;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const lines = [
    begin,
    '',
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}; ${named.join(', ')}; ${date.slice(0, 10)}.`,
    '',
    ...charts.map((name) => `![${name.replace(/^bench-|\.svg$/gu, '')}](images/${name})`),
    '',
    '| figure | ours | baseline | ratio | goal | met | spread | runs | note |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...figures.map((figure) => {
      const [id, ...cells] = cellsOf(figure);
      return `| \`${id ?? ''}\` | ${cells.join(' | ').replaceAll('NO', '**no**')} |`;
    }),
    '',
  ];
  return `${page.slice(0, from)}${lines.join('\n')}\n${page.slice(to)}`;
}
