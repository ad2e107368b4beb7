import { barChart, type BarChart } from './chart.ts';
import type { Figure } from './figure.ts';

/** The charts of docs/benchmarks.md, by file name; a chart of which nothing was measured is left out. */
export function chartsOf(figures: readonly Figure[]): ReadonlyMap<string, string> {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const value = (id: string): number | null => byId.get(id)?.value ?? null;
  const baseline = (id: string): number | null => byId.get(id)?.baseline ?? null;
  const both = (label: string, id: string): BarChart['groups'][number] => ({
    label,
    values: [value(id), baseline(id)],
  });
  const charts: Readonly<Record<string, BarChart>> = {
    'bench-memory': {
      title: 'Memory of all processes (PSS)',
      unit: 'MB',
      series: ['Switchboard', 'a window for each'],
      groups: [1, 10, 100, 500].map((count) =>
        both(count === 1 ? '1 account' : `${count} accounts`, `memory.app_${count}_mb`),
      ),
    },
    'bench-receive': {
      title: 'Messages received a second, a hundred accounts',
      unit: '',
      series: ['Switchboard', 'bare Baileys', 'with SQLite', 'keys in memory'],
      groups: [
        {
          label: 'established',
          values: [
            value('receive.established_ratio_100'),
            baseline('receive.established_ratio_100'),
            baseline('receive.sqlite_ratio_100'),
            baseline('receive.memory_ratio_100'),
          ],
        },
        both('first messages', 'receive.new_sessions_ratio_100'),
        both('groups', 'receive.groups_ratio_100'),
      ],
    },
    'bench-start': {
      title: 'From the start of the process until it takes input',
      unit: 'ms',
      series: ['Switchboard', 'an empty window'],
      groups: [
        both('1 account', 'start.interactive_1_ratio'),
        both('100 accounts', 'start.interactive_ratio'),
      ],
    },
    'bench-store': {
      title: 'A million messages: p95 of what is asked for',
      unit: 'ms',
      series: ['Switchboard', 'the same SQL alone'],
      groups: [
        both('open a chat', 'store.open_chat_p95_ms'),
        both('inbox of all', 'store.chat_list_all_p95_ms'),
        both('search a word', 'store.search_p95_ms'),
      ],
    },
  };
  const drawn = Object.entries(charts).flatMap(([name, chart]) => {
    const groups = chart.groups.filter(({ values }) => values.some((one) => one !== null));
    return groups.length === 0 ? [] : [[`${name}.svg`, barChart({ ...chart, groups })] as const];
  });
  return new Map(drawn);
}
