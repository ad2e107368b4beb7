import { atLeast, figureOf, limitedBy, type Figure, type Goal } from '../library/figure.ts';
import { runTraffic, type TrafficRun } from '../scenarios/traffic.ts';
import type { SideName } from '../scenarios/world.ts';
import type { Context } from './context.ts';

const sides = ['ours', 'bare', 'bare-sqlite', 'bare-memory'] as const satisfies readonly SideName[];

/** Each kind of message by itself, and Baileys with other places for its keys. */
export async function trafficFigures(context: Context): Promise<readonly Figure[]> {
  const { electron, built, sizes, ceiling, say } = context;
  const runs = new Map<SideName, TrafficRun>();
  for (const side of sides) {
    const began = performance.now();
    const world = { electron, built, side, accounts: sizes.accounts, contacts: 2 };
    const run = await runTraffic({ ...world, sizes: sizes.traffic });
    runs.set(side, run);
    const rates = Object.entries(run).map(([name, rate]) => `${name} ${rate.toFixed(0)}`);
    say(`${side}: ${rates.join(', ')} a second (${((performance.now() - began) / 1_000).toFixed(0)} s)`);
  }
  const of = (side: SideName, kind: keyof TrafficRun): number[] => [runs.get(side)?.[kind] ?? 0];
  const figure = (id: string, kind: keyof TrafficRun, against: SideName, note: string, goal?: Goal): Figure =>
    limitedBy(
      ceiling,
      figureOf({
        id,
        unit: 'messages/s',
        ours: of('ours', kind),
        baseline: of(against, kind),
        ...(goal === undefined ? {} : { goal }),
        note,
      }),
    );
  const many = `${sizes.accounts} accounts`;
  return [
    figure('receive.established_ratio_100', 'established', 'bare', many),
    figure(
      'receive.new_sessions_ratio_100',
      'newSessions',
      'bare',
      `${many}, the first message of each person`,
    ),
    figure('receive.groups_ratio_100', 'groups', 'bare', `${many}, each in a group`),
    figure(
      'receive.sqlite_ratio_100',
      'established',
      'bare-sqlite',
      'Baileys with keys and messages in SQLite',
    ),
    figure(
      'receive.memory_ratio_100',
      'established',
      'bare-memory',
      'the goal is for the ratio; Baileys with keys in memory and nothing on the disk',
      atLeast(0.7, 'ratio'),
    ),
    figure('send.ratio_100', 'sent', 'bare', `${many}, until the service has them`),
  ];
}
