import { describe, expect, it } from 'vitest';
import { barChart } from '../../bench/library/chart.ts';
import { chartsOf } from '../../bench/library/charts.ts';
import { documentWith } from '../../bench/library/document.ts';
import { atMost, figureOf } from '../../bench/library/figure.ts';
import { together, type Results } from '../../bench/library/results.ts';

const results = (version: string, ...figures: Results['figures']): Results => ({
  machine: { system: 'Linux x64', processor: 'a processor', cores: 2, memoryGb: 8 },
  versions: { switchboard: version },
  date: '2026-01-02T03:04:05.000Z',
  figures,
});
const figure = (id: string, value: number, baseline?: number) =>
  figureOf({ id, unit: 'MB', ours: [value], ...(baseline === undefined ? {} : { baseline: [baseline] }) });

describe('a chart', () => {
  const chart = barChart({
    title: 'Less < more',
    unit: 'MB',
    series: ['ours', 'theirs'],
    groups: [
      { label: 'one', values: [100, 400] },
      { label: 'many', values: [200, null] },
    ],
  });

  it('has bars as long as their values and none for what was not measured', () => {
    const lengths = [...chart.matchAll(/<rect x="170" y="\d+" width="([\d.]+)" height="14"/gu)].map(
      ([, width]) => Number(width),
    );
    expect(lengths).toHaveLength(3);
    const [first, second, third] = lengths as [number, number, number];
    expect(second / first).toBeCloseTo(4, 1);
    expect(third / first).toBeCloseTo(2, 1);
  });

  it('says its values to those who do not see it, and holds no raw sign of markup', () => {
    expect(chart).toContain('one, ours: 100 MB; one, theirs: 400 MB. many, ours: 200 MB');
    expect(chart).toContain('Less &lt; more');
    expect(chart).not.toContain('Less <');
  });
});

describe('the charts of a run', () => {
  it('are those of which something was measured', () => {
    const charts = chartsOf([figure('memory.app_1_mb', 300, 200), figure('memory.app_100_mb', 330)]);
    expect([...charts.keys()]).toEqual(['bench-memory.svg']);
    expect(charts.get('bench-memory.svg')).toContain('100 accounts, Switchboard: 330 MB');
    expect(charts.get('bench-memory.svg')).not.toContain('500 accounts');
  });
});

describe('the page', () => {
  const page =
    'before\n\n<!-- figures: written by npm run bench:publish -->\nold\n<!-- end of figures -->\n\nafter\n';
  const goal = figureOf({
    id: 'start.ratio',
    unit: 'ms',
    ours: [3],
    baseline: [1],
    goal: atMost(1.5, 'ratio'),
  });

  it('gets the figures in place of the old ones, and keeps the rest', () => {
    const written = documentWith(page, results('1', goal), ['bench-memory.svg']);
    expect(written).toMatch(/^before\n/u);
    expect(written).toMatch(/\nafter\n$/u);
    expect(written).not.toContain('old');
    expect(written).toContain('![memory](images/bench-memory.svg)');
    expect(written).toContain('| `start.ratio` | 3 ms | 1 ms | 3.00 | ≤ 1.5 × | **no** |');
    // Again and again.
    expect(documentWith(written, results('1', goal), ['bench-memory.svg'])).toBe(written);
  });

  it('must have a place for them', () => {
    expect(() => documentWith('nothing', results('1'), [])).toThrow('no place');
  });
});

describe('results of several runs', () => {
  it('are kept together while machine and versions are the same', () => {
    const earlier = results('1', figure('a', 1), figure('b', 2));
    expect(
      together(earlier, results('1', figure('b', 3), figure('c', 4))).figures.map(({ id, value }) => [
        id,
        value,
      ]),
    ).toEqual([
      ['a', 1],
      ['b', 3],
      ['c', 4],
    ]);
    expect(together(earlier, results('2', figure('b', 3))).figures).toHaveLength(1);
    expect(together(null, results('1', figure('b', 3))).figures).toHaveLength(1);
  });
});
