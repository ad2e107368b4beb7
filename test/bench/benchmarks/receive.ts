import { atLeast, atMost, figureOf, limitedBy, type Figure, type Goal } from '../library/figure.ts';
import { median } from '../library/statistics.ts';
import type { ReceiveRun } from '../scenarios/receive.ts';
import type { Context, Runs } from './context.ts';

/** How fast messages come in: ours decrypted, stored and durable; bare Baileys decrypts and forgets. */
export async function receiveFigures(context: Context): Promise<readonly Figure[]> {
  const one = await context.one();
  const many = await context.many();
  const figure = (
    id: string,
    unit: string,
    runs: Runs<ReceiveRun>,
    of: (run: ReceiveRun) => number,
    goal?: Goal,
    note?: string,
  ): Figure =>
    figureOf({
      id,
      unit,
      ours: runs.ours.map(of),
      baseline: runs.bare.map(of),
      ...(goal === undefined ? {} : { goal }),
      ...(note === undefined ? {} : { note }),
    });
  const rate = ({ rate }: ReceiveRun): number => rate;
  const perSecond = 'messages/s';
  return [
    limitedBy(
      context.ceiling,
      figure(
        'receive.durable_ratio_1',
        perSecond,
        one,
        rate,
        atLeast(1.5, 'ratio'),
        'the goal is for the ratio',
      ),
    ),
    limitedBy(
      context.ceiling,
      figure(
        'receive.durable_ratio_100',
        perSecond,
        many,
        rate,
        atLeast(3, 'ratio'),
        'the goal is for the ratio',
      ),
    ),
    figure('receive.cpu_per_message_1_ms', 'ms', one, ({ cpuPerMessage }) => cpuPerMessage),
    figure('receive.cpu_per_message_100_ms', 'ms', many, ({ cpuPerMessage }) => cpuPerMessage),
    figure('receive.loop_p99_ms', 'ms', many, ({ flood }) => flood.p99, atMost(50), 'in the flood'),
    figure('receive.loop_max_ms', 'ms', many, ({ flood }) => flood.longest, undefined, 'in the flood'),
    gateLatency(one),
  ];
}

/** How much later the receipt leaves because the commit comes first: the difference to bare Baileys. */
function gateLatency({ ours, bare }: Runs<ReceiveRun>): Figure {
  const base = median(bare.map(({ latency }) => latency ?? 0));
  return figureOf({
    id: 'receive.gate_latency_median_ms',
    unit: 'ms',
    ours: ours.map(({ latency }) => (latency ?? 0) - base),
    goal: atMost(10),
    note: `at 50 a second; bare Baileys takes ${base.toFixed(1)} ms`,
  });
}
