import { atMost, figureOf, type Figure } from '../library/figure.ts';
import { median } from '../library/statistics.ts';
import { withFloor } from '../scenarios/floor.ts';
import { openWindowWorld } from '../scenarios/window-world.ts';
import type { StartTimes } from '../window/window.ts';
import type { Context } from './context.ts';

/** From the start of the process to the painted chat list, and until it takes input; an empty window is the baseline. */
export async function startFigures(context: Context): Promise<readonly Figure[]> {
  const { sizes, say } = context;
  const stored = sizes.stored;
  const one = await openWindowWorld({
    ...context.windows,
    accounts: 1,
    stored: { ...stored, accounts: 1 },
  });
  const many = await openWindowWorld({ ...context.windows, accounts: stored.accounts, stored });
  say(`a store of ${stored.accounts * stored.messagesEach} messages`);
  const runs: Record<'empty' | 'one' | 'many', StartTimes[]> = { empty: [], one: [], many: [] };
  const began = async (world: typeof one): Promise<StartTimes> => {
    const window = await world.start();
    try {
      return await window.started();
    } finally {
      await window.quit();
    }
  };
  try {
    // The first start of each is for warming up: the system's caches, and Chromium's own in the folder.
    for (let round = 0; round <= sizes.starts; round++) {
      const times = {
        empty: await withFloor(context.windows, 0, (window) => window.started()),
        one: await began(one),
        many: await began(many),
      };
      if (round === 0 && sizes.starts > 1) continue;
      for (const name of ['empty', 'one', 'many'] as const) runs[name].push(times[name]);
      say(
        (['empty', 'one', 'many'] as const)
          .map((name) => `${name} ${Math.round(times[name].interactive)} ms (${wayOf(times[name])})`)
          .join('; '),
      );
    }
  } finally {
    await one.remove();
    await many.remove();
  }
  const figure = (
    id: string,
    name: 'one' | 'many',
    of: (run: StartTimes) => number,
    limit?: number,
    note = '',
  ): Figure =>
    figureOf({
      id,
      unit: 'ms',
      ours: runs[name].map(of),
      baseline: runs.empty.map(of),
      ...(limit === undefined ? {} : { goal: atMost(limit, 'ratio') }),
      note,
    });
  const interactive = ({ interactive }: StartTimes): number => interactive;
  const painted = ({ painted }: StartTimes): number => painted;
  const size = `${stored.accounts} accounts, ${stored.accounts * stored.messagesEach} messages`;
  return [
    figure('start.painted_1_ms', 'one', painted),
    figure('start.interactive_1_ratio', 'one', interactive, 1.5, 'the goal is for the ratio'),
    figure('start.painted_100_ms', 'many', painted, undefined, size),
    figure('start.interactive_ratio', 'many', interactive, 1.5, `the goal is for the ratio; ${size}`),
    figureOf({
      id: 'start.window_ms',
      unit: 'ms',
      ours: [median(runs.many.map(({ milestones }) => milestones['window'] ?? 0))],
      baseline: [median(runs.empty.map(({ milestones }) => milestones['window'] ?? 0))],
      note: 'the window is made',
    }),
  ];
}

const wayOf = ({ milestones }: StartTimes): string =>
  Object.entries(milestones)
    .map(([name, at]) => `${name} ${Math.round(at)}`)
    .join(', ');
