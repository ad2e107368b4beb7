import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { CheckReport } from '../../../preload/contract/self-check.ts';
import { Host } from '../library/host/host.ts';
import type { Counts } from '../library/host/protocol.ts';
import { Line } from '../library/line.ts';
import { isUp, untilOnline } from '../library/online.ts';
import { openWorld } from '../library/world.ts';

export interface StormDrillOptions {
  readonly accounts: number;
  /** Milliseconds for which the service can't be reached. */
  readonly away: number;
  readonly hurry: number;
  readonly seed: number;
  readonly report?: (line: string) => void;
}

export interface StormDrillReport {
  readonly online: number;
  readonly attemptsWhileAway: number;
  /** The most connections that were begun within any one second. */
  readonly mostPerSecond: number;
  /** The most connections that had not got as far as a login at the same time, after the service was back. */
  readonly mostUnfinished: number;
  readonly backAfter: number;
  readonly counts: Counts;
  readonly check: CheckReport;
}

/** The service is away for a while and comes back: nobody storms it, and all come back. */
export async function runStormDrill(options: StormDrillOptions): Promise<StormDrillReport> {
  const { accounts, away, hurry, seed, report = () => undefined } = options;
  const world = await openWorld({ seed, linked: accounts, hurry });
  const line = await Line.open(world.simulator.port);
  let host: Host | null = null;
  try {
    host = await Host.start({ ...world.start, url: `ws://127.0.0.1:${line.port}/ws/chat` });
    await untilOnline(host, accounts);
    const before = line.attempts.length;
    line.goAway();
    await setTimeout(away);
    const attemptsWhileAway = line.attempts.length - before;
    report(`${attemptsWhileAway} attempts in ${away} ms`);
    let loggedIn = 0;
    let mostUnfinished = 0;
    world.simulator.admin.subscribe(({ type }) => {
      if (type === 'connected') loggedIn++;
    });
    line.onAccept = () => {
      mostUnfinished = Math.max(mostUnfinished, line.count - loggedIn);
    };
    line.comeBack();
    const back = performance.now();
    await untilOnline(host, accounts);
    return {
      online: Object.values(await host.call('states')).filter(isUp).length,
      attemptsWhileAway,
      mostPerSecond: mostWithin(1_000, line.attempts.slice(before)),
      mostUnfinished,
      backAfter: performance.now() - back,
      counts: await host.call('counts'),
      check: await host.call('check'),
    };
  } finally {
    await host?.kill();
    await line.close();
    await world.remove();
  }
}

function mostWithin(span: number, times: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[first] ?? time) >= span) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
