import { performance } from 'node:perf_hooks';
import { eventually } from '../library/eventually.ts';
import { Host } from '../library/host/host.ts';
import type { Counts, LoopDelay } from '../library/host/protocol.ts';
import { openWorld, type Person, type World } from '../library/world.ts';
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
  /** Milliseconds from the start of the process to the last account online. */
  readonly startedAfter: number;
  readonly connecting: LoopDelay;
  /** Accounts that did not receive, and contacts that did not get the answer, after the last had connected. */
  readonly deaf: readonly string[];
  readonly mute: readonly string[];
  readonly errors: readonly string[];
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
    const { deaf, mute } = await talk(host, world, people);
    report(`each has received and sent but for ${deaf.length} and ${mute.length}`);
    const counts = await host.call('counts');
    const service = await world.simulator.admin.counters();
    const states = Object.values(await host.call('states'));
    return {
      accounts: accounts + link,
      online: states.filter((state) => state === 'online' || state === 'syncing').length,
      logins: service.counts['logins'] ?? 0,
      serviceConnections: service.connections,
      counts,
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

export const untilOnline = (host: Host, count: number, patience = 300_000): Promise<unknown> =>
  eventually(
    () => host.call('states'),
    (states) => {
      const all = Object.values(states);
      return all.length === count && all.every((state) => state === 'online' || state === 'syncing');
    },
    `${count} accounts online`,
    patience,
  );

/** Every contact writes, all at once; every account answers; every contact waits for the answer. */
async function talk(host: Host, { simulator }: World, people: readonly Person[]) {
  const { admin } = simulator;
  for (const { phone, contact, name } of people)
    await admin.sendText({ phone, contact, name, text: `question to ${phone}` });
  const deaf = await failures(people, async ({ accountId, name, phone }) => {
    await host.call('send', accountId, name, `answer from ${phone}`);
    const texts = (await host.call('all', accountId)).map(({ text }) => text);
    if (!texts.includes(`question to ${phone}`)) throw new Error('not received');
  });
  const mute = await failures(people, async ({ contact, phone }) => {
    await eventually(
      () => admin.receivedBy({ contact }),
      (received) => received.filter(({ text }) => text === `answer from ${phone}`).length === 1,
      `an answer for ${contact}`,
    );
  });
  return { deaf, mute };
}

/** The phones of those for whom it failed. */
async function failures(
  people: readonly Person[],
  work: (person: Person) => Promise<void>,
): Promise<readonly string[]> {
  const outcomes = await Promise.allSettled(people.map(work));
  return people.filter((_, index) => outcomes[index]?.status === 'rejected').map(({ phone }) => phone);
}
