import { setTimeout } from 'node:timers/promises';
import { busyLoops } from '../library/busy-loops.ts';
import { linkMore } from '../library/link-more.ts';
import type { CheckReport } from '../../../preload/contract/self-check.ts';
import { Host } from '../library/host/host.ts';
import type { StoredMessage } from '../library/host/protocol.ts';
import { seededRandom } from '../library/random.ts';
import { openWorld, type Person } from '../library/world.ts';
import type { Simulator } from '../../simulator/index.ts';

export interface KillDrillOptions {
  readonly accounts: number;
  readonly rounds: number;
  /** A kill comes after at least and at most this many milliseconds of traffic. */
  readonly life: readonly [number, number];
  /** Processes beside it that want a processor each. */
  readonly busy?: number;
  readonly seed: number;
  readonly report?: (line: string) => void;
}

export interface KillDrillReport {
  readonly sent: number;
  readonly replies: number;
  readonly kills: number;
  /** Texts of contacts that are not in the store, or more than once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Replies that the contact did not get exactly once. */
  readonly repliesNotOnce: readonly string[];
  readonly undecryptable: number;
  /** Messages that the service was told were delivered. */
  readonly receipted: number;
  readonly check: CheckReport;
}

/** Contacts write steadily, replies are typed, and the process is killed again and again at random instants. */
export async function runKillDrill(options: KillDrillOptions): Promise<KillDrillReport> {
  const { accounts, rounds, life, seed, busy = 0, report = () => undefined } = options;
  const random = seededRandom(seed);
  // One is linked while the program runs, so that what a link leaves is killed as well.
  const world = await openWorld({ seed, linked: accounts - 1 });
  const endBusyLoops = busyLoops(busy);
  let host: Host | null = null;
  try {
    host = await Host.start(world.start);
    const people = [...world.people, ...(await linkMore(host, world, 1, report))];
    await greet(host, world.simulator, people);
    const traffic = new Traffic(world.simulator, people);
    for (let round = 1; round <= rounds; round++) {
      const until = Date.now() + life[0] + random() * (life[1] - life[0]);
      while (Date.now() < until) await traffic.step(host);
      await host.kill();
      report(
        `round ${round}: killed after ${traffic.texts.length} messages, ${traffic.replies.length} replies`,
      );
      // While the program is away the service keeps what comes in.
      await traffic.away();
      host = await Host.start(world.start);
      for (const { accountId } of people) await host.call('online', accountId);
    }
    return { ...(await settle(host, world.simulator, people, traffic)), kills: rounds };
  } finally {
    endBusyLoops();
    await host?.kill();
    await world.remove();
  }
}

/** A first message makes the chat in which replies are typed. */
async function greet(host: Host, simulator: Simulator, people: readonly Person[]): Promise<void> {
  for (const { accountId, phone, contact, name } of people) {
    await host.call('online', accountId);
    await simulator.admin.sendText({ phone, contact, name, text: `hello from ${contact}` });
  }
}

class Traffic {
  readonly texts: string[] = [];
  readonly replies: { readonly contact: string; readonly text: string }[] = [];
  readonly #simulator: Simulator;
  readonly #people: readonly Person[];
  #turn = 0;

  constructor(simulator: Simulator, people: readonly Person[]) {
    this.#simulator = simulator;
    this.#people = people;
  }

  /** One message from a contact; now and then one reply. Neither waits for what becomes of it. */
  async step(host: Host): Promise<void> {
    const person = this.#next();
    await this.#write(person);
    if (this.#turn % 4 === 0) {
      const text = `reply ${this.#turn} to ${person.contact}`;
      // Typed is what the program has said that it keeps.
      void host.call('send', person.accountId, person.name, text).then(
        () => this.replies.push({ contact: person.contact, text }),
        () => undefined,
      );
    }
    await setTimeout(5);
  }

  async away(): Promise<void> {
    for (let count = 0; count < 3; count++) await this.#write(this.#next());
  }

  #next(): Person {
    const person = this.#people[this.#turn++ % this.#people.length];
    if (person === undefined) throw new Error('nobody to write to');
    return person;
  }

  async #write(person: Person): Promise<void> {
    const text = `message ${this.#turn} to ${person.accountId}`;
    this.texts.push(text);
    await this.#simulator.admin.sendText({
      phone: person.phone,
      contact: person.contact,
      name: person.name,
      text,
    });
  }
}

/** Waits until nothing changes any more, and counts. */
async function settle(
  host: Host,
  simulator: Simulator,
  people: readonly Person[],
  traffic: Traffic,
): Promise<Omit<KillDrillReport, 'kills'>> {
  const everything = async (): Promise<readonly StoredMessage[]> =>
    (await Promise.all(people.map(({ accountId }) => host.call('all', accountId)))).flat();
  const received = async (): Promise<readonly string[]> =>
    (await Promise.all(people.map(({ contact }) => simulator.admin.receivedBy({ contact }))))
      .flat()
      .map(({ text }) => text ?? '');
  let stored = await everything();
  // Messages that had to be asked for again come two in a second.
  for (let last = -1, quiet = 0, turns = 0; quiet < 6 && turns < 1_200; turns++) {
    await setTimeout(500);
    stored = await everything();
    const count = stored.length + (await received()).length;
    quiet = count === last ? quiet + 1 : 0;
    last = count;
  }
  const counts = countOf(stored.filter(({ fromMe }) => !fromMe).map(({ text }) => text));
  const arrivals = countOf(await received());
  return {
    sent: traffic.texts.length,
    replies: traffic.replies.length,
    lost: traffic.texts.filter((text) => (counts.get(text) ?? 0) === 0),
    doubled: traffic.texts.filter((text) => (counts.get(text) ?? 0) > 1),
    repliesNotOnce: traffic.replies
      .filter(({ text }) => arrivals.get(text) !== 1)
      .map(({ text }) => `${text}: ${arrivals.get(text) ?? 0}`),
    undecryptable: stored.filter(({ kind }) => kind === 'undecryptable').length,
    receipted: (
      await Promise.all(people.map(({ contact }) => simulator.admin.receiptsOf({ contact })))
    ).flat().length,
    check: await host.call('check'),
  };
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
