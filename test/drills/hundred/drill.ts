import { performance } from 'node:perf_hooks';
import type { CheckReport } from '../../../preload/contract/self-check.ts';
import { Host } from '../library/host/host.ts';
import type { Counts, LoopDelay } from '../library/host/protocol.ts';
import { isUp, untilOnline } from '../library/online.ts';
import { talk } from '../library/talk.ts';
import { openWorld } from '../library/world.ts';
import { linkMore } from '../library/link-more.ts';

export interface HundredDrillOptions {
  /** Accounts that were linked before the program starts. */
  readonly accounts: number;
  /** Accounts that are linked by their QR codes while it runs. */
  readonly link: number;
  readonly seed: number;
  readonly report?: (line: string) => void;
}

export interface HundredDrillReport {
  readonly accounts: number;
  readonly online: number;
  /** Logins that the service counted: one for each account, and one more for each that was linked. */
  readonly logins: number;
  readonly serviceConnections: number;
  readonly counts: Counts;
  readonly objects: Readonly<Record<string, number>>;
  /** Milliseconds from the start of the process to the last account online. */
  readonly startedAfter: number;
  readonly connecting: LoopDelay;
  /** Accounts that did not receive, and contacts that did not get the answer, after the last had connected. */
  readonly deaf: readonly string[];
  readonly mute: readonly string[];
  readonly errors: readonly string[];
  readonly check: CheckReport;
}

/** Many accounts in one process: all online, and after the last has connected each of them receives and sends. */
export async function runHundredDrill(options: HundredDrillOptions): Promise<HundredDrillReport> {
  const { accounts, link, seed, report = () => undefined } = options;
  const world = await openWorld({ seed, linked: accounts });
  const began = performance.now();
  const host = await Host.start(world.start).catch(async (error: unknown) => {
    await world.remove();
    throw error;
  });
  try {
    await untilOnline(host, accounts);
    const startedAfter = performance.now() - began;
    const connecting = await host.call('loopDelay');
    report(`${accounts} accounts online after ${Math.round(startedAfter)} ms`);
    const people = [...world.people, ...(await linkMore(host, world, link, report))];
    const { deaf, mute } = await talk(host, world, people, 'a');
    report(`each has received and sent but for ${deaf.length} and ${mute.length}`);
    const counts = await host.call('counts');
    const service = await world.simulator.admin.counters();
    const states = Object.values(await host.call('states'));
    return {
      accounts: accounts + link,
      online: states.filter(isUp).length,
      logins: service.counts['logins'] ?? 0,
      serviceConnections: service.connections,
      counts,
      check: await host.call('check'),
      objects: await host.call('objects'),
      startedAfter,
      connecting,
      deaf,
      mute,
      errors: (await world.log()).filter(({ level }) => level === 'error').map(({ msg }) => msg),
    };
  } finally {
    await host.kill();
    await world.remove();
  }
}
