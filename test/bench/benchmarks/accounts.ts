import { atMost, figureOf, type Figure } from '../library/figure.ts';
import type { ReceiveRun } from '../scenarios/receive.ts';
import { runLink } from '../scenarios/link.ts';
import { median } from '../library/statistics.ts';
import { alternate, type Context, type Runs } from './context.ts';

/** What an account costs: to connect, to keep, to link. */
export async function accountFigures(context: Context): Promise<readonly Figure[]> {
  const { accounts } = context.sizes;
  const idle = await context.idle();
  const many = await context.many();
  const each = (runs: Runs<ReceiveRun>, side: 'ours' | 'bare', of: (run: ReceiveRun) => number) =>
    runs[side].map(of);
  const both = (of: (run: ReceiveRun) => number) => ({
    ours: each(many, 'ours', of),
    baseline: each(many, 'bare', of),
  });
  const aloneMemory = {
    ours: median(each(idle, 'ours', ({ idleMemory }) => idleMemory)),
    bare: median(each(idle, 'bare', ({ idleMemory }) => idleMemory)),
  };
  /** Megabytes for each account more than one. */
  const perAccount = (side: 'ours' | 'bare', of: (run: ReceiveRun) => number): number[] =>
    each(many, side, (run) => (of(run) - aloneMemory[side]) / Math.max(1, accounts - 1));
  return [
    figureOf({
      id: 'accounts.memory_per_account_mb',
      unit: 'MB',
      ours: perAccount('ours', ({ idleMemory }) => idleMemory),
      baseline: perAccount('bare', ({ idleMemory }) => idleMemory),
      goal: atMost(0.6),
    }),
    figureOf({
      id: 'accounts.memory_after_100_messages_mb',
      unit: 'MB',
      ours: perAccount('ours', ({ floodMemory }) => floodMemory),
      baseline: perAccount('bare', ({ floodMemory }) => floodMemory),
      goal: atMost(1.5),
    }),
    figureOf({
      id: 'accounts.online_100_ratio',
      unit: 'ms',
      ...both(({ online }) => online.all),
      goal: atMost(1.5, 'ratio'),
      note: 'the goal is for the ratio',
    }),
    figureOf({
      id: 'accounts.focused_online_ms',
      unit: 'ms',
      ...both(({ online }) => online.focused),
      goal: atMost(1_000),
    }),
    figureOf({
      id: 'accounts.loop_p99_ms',
      unit: 'ms',
      ...both(({ connecting }) => connecting.p99),
      goal: atMost(50),
      note: 'while connecting',
    }),
    figureOf({
      id: 'accounts.loop_max_ms',
      unit: 'ms',
      ...both(({ connecting }) => connecting.longest),
      goal: atMost(100),
      note: 'while connecting',
    }),
    ...(await linkFigures(context)),
  ];
}

async function linkFigures({ electron, built, sizes, say }: Context): Promise<readonly Figure[]> {
  const runs = await alternate(sizes.rounds, async (side) => runLink({ electron, built, side }, sizes.links));
  say('linked');
  const figure = (
    id: string,
    unit: string,
    of: (run: (typeof runs.ours)[number]) => number,
    limit?: number,
  ) =>
    figureOf({
      id,
      unit,
      ours: runs.ours.map(of),
      baseline: runs.bare.map(of),
      ...(limit === undefined ? {} : { goal: atMost(limit) }),
    });
  return [
    figure('linking.loop_max_ms', 'ms', ({ longest }) => longest, 100),
    figure('linking.files', '', ({ files }) => files),
    figure('linking.bytes', 'bytes', ({ bytes }) => bytes),
  ];
}
