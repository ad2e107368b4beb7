import { setTimeout } from 'node:timers/promises';
import { atMost, figureOf, type Figure } from '../library/figure.ts';
import { withFloor } from '../scenarios/floor.ts';
import { openWindowWorld } from '../scenarios/window-world.ts';
import type { Context } from './context.ts';

interface Idle {
  /** Part of one core. */
  readonly cpu: number;
  /** Bytes on the wire, both ways, of one account in an hour. */
  readonly bytes: number;
}

/** Memory of all processes of the app, online and idle, against one window with a page for each account. */
export async function memoryFigures(context: Context): Promise<readonly Figure[]> {
  const { sizes, say } = context;
  const { memory, rest } = sizes;
  const ours = new Map<number, number>();
  let idle: Idle | null = null;
  const idleAt = memory.accounts.includes(100) ? 100 : (memory.accounts.at(-1) ?? 1);
  for (const accounts of memory.accounts) {
    const world = await openWindowWorld({ ...context.windows, accounts, stored: null });
    try {
      const window = await world.start();
      try {
        await online(world.simulator, accounts);
        await setTimeout(rest * 6);
        ours.set(accounts, window.memory());
        say(`accounts: ${accounts}, ${window.memory().toFixed(0)} MB`);
        if (accounts === idleAt) {
          const wire = await world.simulator.calls.wireBytes();
          const cpu = window.cpu();
          await setTimeout(memory.idle);
          const bytes = (await world.simulator.calls.wireBytes()) - wire;
          idle = {
            cpu: ((window.cpu() - cpu) * 1_000) / memory.idle,
            bytes: (bytes / accounts) * (3_600_000 / memory.idle),
          };
        }
      } finally {
        await window.quit();
      }
    } finally {
      await world.remove();
    }
  }
  const windows = new Map<number, number>();
  for (const count of memory.windows) {
    const megabytes = await withFloor(context.windows, count, async (window) => {
      while ((await window.calls.windows()) < count) await setTimeout(100);
      await setTimeout(rest * 2);
      return window.memory();
    });
    windows.set(count, megabytes);
    say(`windows: ${count}, ${megabytes.toFixed(0)} MB`);
  }
  const alone = ours.get(memory.accounts[0] ?? 1) ?? 0;
  return [
    ...[...ours].map(([accounts, megabytes]) => {
      const base = windows.get(accounts);
      return figureOf({
        id: `memory.app_${accounts}_mb`,
        unit: 'MB',
        ours: [megabytes],
        ...(base === undefined ? {} : { baseline: [base] }),
        note: base === undefined ? '' : 'the baseline is a window with a static page for each account',
      });
    }),
    figureOf({
      id: `memory.app_${idleAt}_over_1_ratio`,
      unit: 'MB',
      ours: [ours.get(idleAt) ?? 0],
      baseline: [alone],
      goal: atMost(1.25, 'ratio'),
      note: 'the baseline is the app with one account',
    }),
    ...(idle === null ? [] : idleFigures(idle, idleAt, memory.idle)),
  ];
}

const idleFigures = ({ cpu, bytes }: Idle, accounts: number, during: number): readonly Figure[] => [
  figureOf({
    id: `memory.idle_cpu_${accounts}_percent`,
    unit: '%',
    ours: [cpu * 100],
    note: `of one core, all processes, ${accounts} accounts online, during ${during / 1_000} s`,
  }),
  figureOf({
    id: 'memory.wire_idle_kb_per_hour',
    unit: 'kB',
    ours: [bytes / 1e3],
    note: 'of one idle account, both ways, without TLS and TCP',
  }),
];

/** Until so many connections are open. */
async function online(
  simulator: { readonly calls: { connections(): Promise<number> } },
  accounts: number,
): Promise<void> {
  while ((await simulator.calls.connections()) < accounts) await setTimeout(200);
}
