import type { Figure, Goal } from './figure.ts';

const headings = ['figure', 'ours', 'baseline', 'ratio', 'goal', 'met', 'spread', 'runs', 'note'] as const;

/** The figures as lines of text: one line each, columns aligned. */
export function table(figures: readonly Figure[]): string {
  const rows = [[...headings], ...figures.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** In the order of the table's headings. */
export function cellsOf(figure: Figure): string[] {
  const { id, unit, value, baseline, ratio, goal, met, runs, spread, note } = figure;
  return [
    id,
    withUnit(value, unit),
    baseline === null ? '' : withUnit(baseline, unit),
    ratio === null ? '' : ratio.toFixed(2),
    goal === null ? '' : goalText(goal, unit),
    met === null ? '' : met ? 'yes' : 'NO',
    `${Math.round(spread * 100)} %`,
    String(runs),
    note,
  ];
}

const withUnit = (value: number, unit: string): string => `${value} ${unit}`.trim();

function goalText({ of, is, limit }: Goal, unit: string): string {
  const sign = is === 'at most' ? '≤' : '≥';
  return of === 'ratio' ? `${sign} ${limit} ×` : `${sign} ${withUnit(limit, unit)}`;
}
