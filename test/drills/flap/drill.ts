import { setTimeout } from 'node:timers/promises';
import { eventually } from '../library/eventually.ts';
import type { CheckReport } from '../../../preload/contract/self-check.ts';
import { Host } from '../library/host/host.ts';
import type { Counts } from '../library/host/protocol.ts';
import { Line, troubles, type Trouble } from '../library/line.ts';
import { untilOnline } from '../library/online.ts';
import { pick, seededRandom } from '../library/random.ts';
import { talk } from '../library/talk.ts';
import { openWorld } from '../library/world.ts';

export interface FlapDrillOptions {
  readonly accounts: number;
  /** How many times a connection gets into trouble. */
  readonly troubles: number;
  /** Milliseconds between two troubles. */
  readonly pause: number;
  /** Stalled connections stay as they are until the program has found them; else they are reset at the end. */
  readonly stallsStay: boolean;
  readonly hurry: number;
  readonly seed: number;
  readonly report?: (line: string) => void;
}

export interface FlapDrillReport {
  readonly troubles: Readonly<Record<Trouble, number>>;
  readonly attempts: number;
  readonly serviceConnections: number;
  readonly online: number;
  /** All online for the first time, and after the last trouble. */
  readonly before: Counts;
  readonly after: Counts;
  readonly objectsBefore: Readonly<Record<string, number>>;
  readonly objectsAfter: Readonly<Record<string, number>>;
  readonly deaf: readonly string[];
  readonly mute: readonly string[];
  readonly errors: readonly string[];
  readonly check: CheckReport;
}

/** Connections fall, stall, are refused and half-closed in random order; at the end everything is as it was before. */
export async function runFlapDrill(options: FlapDrillOptions): Promise<FlapDrillReport> {
  const { accounts, pause, seed, hurry, report = () => undefined } = options;
  const random = seededRandom(seed);
  const world = await openWorld({ seed, linked: accounts, hurry });
  const line = await Line.open(world.simulator.port);
  let host: Host | null = null;
  try {
    host = await Host.start({ ...world.start, url: `ws://127.0.0.1:${line.port}/ws/chat` });
    await untilOnline(host, accounts);
    // What the first minute of a process loads and caches is not what troubles leave behind.
    await talk(host, world, world.people, 'first');
    // Three of each account, and a few of the program's own.
    const before = await settledCounts(host, 3 * accounts + 5);
    const objectsBefore = await host.call('objects');
    const made = Object.fromEntries(troubles.map((trouble) => [trouble, 0])) as Record<Trouble, number>;
    for (let count = 0; count < options.troubles; count++) {
      const trouble = pick(random, troubles);
      made[trouble]++;
      line.trouble(trouble, random());
      await setTimeout(pause * 2 * random());
      if ((count + 1) % 100 === 0) report(`${count + 1} troubles, ${line.attempts.length} attempts`);
    }
    line.calm();
    if (!options.stallsStay) line.reset();
    await eventually(
      async () => line.count,
      (count) => count >= accounts,
      'a connection for every account',
      300_000,
    );
    await untilOnline(host, accounts);
    report('all online again');
    const { deaf, mute } = await talk(host, world, world.people, 'last');
    const after = await settledCounts(host, before.timers);
    const objectsAfter = await settledObjects(host, objectsBefore);
    const states = Object.values(await host.call('states'));
    return {
      troubles: made,
      attempts: line.attempts.length,
      serviceConnections: (await world.simulator.admin.counters()).connections,
      online: states.filter((state) => state === 'online').length,
      before,
      after,
      objectsBefore,
      check: await host.call('check'),
      objectsAfter,
      deaf,
      mute,
      errors: (await world.log()).filter(({ level }) => level === 'error').map(({ msg }) => msg),
    };
  } finally {
    await host?.kill();
    await line.close();
    await world.remove();
  }
}

/**
 * Timers of the last troubles run out by themselves: counted is what stays. A query that Baileys sends on a closed connection
 * fails at once, but its timer runs for its whole minute, and one query may follow another.
 */
const settledCounts = (host: Host, most: number): Promise<Counts> =>
  eventually(
    () => host.call('counts'),
    ({ timers }) => timers <= most,
    'no more timers than before',
    180_000,
  ).catch(() => host.call('counts'));

/** The question that was last on a closed connection holds its socket until its minute is over. */
const settledObjects = (
  host: Host,
  most: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> =>
  eventually(
    () => host.call('objects'),
    (objects) => Object.entries(objects).every(([name, count]) => count <= (most[name] ?? 0)),
    'no more objects than before',
    120_000,
  ).catch(() => host.call('objects'));
