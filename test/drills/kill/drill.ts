import { setTimeout } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData } from '../../integration/program.ts';
import type { StoredMessage } from './protocol.ts';
import { Victim } from './victim.ts';

export interface KillDrillOptions {
  readonly accounts: number;
  readonly rounds: number;
  /** A kill comes after at least and at most this many milliseconds of traffic. */
  readonly life: readonly [number, number];
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
}

/** Contacts write steadily, replies are typed, and the process is killed again and again at random instants. */
export async function runKillDrill(options: KillDrillOptions): Promise<KillDrillReport> {
  const { accounts, rounds, life, seed, report = () => undefined } = options;
  const random = seededRandom(seed);
  const simulator = await startSimulator({ seed, receiptDelayMs: 50, readDelayMs: 50 });
  const data = await newTestData();
  const start = {
    folder: data.folder,
    credentialsKey: data.credentialsKey.toString('hex'),
    chatsKey: data.chatsKey.toString('hex'),
    url: simulator.url,
    rootKey: simulator.rootKey,
  };
  let victim = await Victim.start(start);
  try {
    const people = await link(victim, simulator, accounts);
    const traffic = new Traffic(simulator, people);
    for (let round = 1; round <= rounds; round++) {
      const until = Date.now() + life[0] + random() * (life[1] - life[0]);
      while (Date.now() < until) await traffic.step(victim);
      await victim.kill();
      report(
        `round ${round}: killed after ${traffic.texts.length} messages, ${traffic.replies.length} replies`,
      );
      // While the program is away the service keeps what comes in.
      await traffic.away();
      victim = await Victim.start(start);
      for (const { accountId } of people) await victim.call('online', accountId);
    }
    return { ...(await settle(victim, simulator, people, traffic)), kills: rounds };
  } finally {
    await victim.kill();
    await simulator.stop();
    await data.remove();
  }
}

interface Person {
  readonly accountId: string;
  readonly phone: string;
  readonly contact: string;
  readonly name: string;
}

async function link(victim: Victim, simulator: Simulator, count: number): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (let index = 0; index < count; index++) {
    const accountId = await victim.call('add');
    await simulator.admin.scanQr(await victim.call('code', accountId));
    const phone = await victim.call('online', accountId);
    const person = {
      accountId,
      phone,
      contact: `4479110${String(10_000 + index)}`,
      name: `Contact ${index}`,
    };
    await simulator.admin.sendText({
      phone,
      contact: person.contact,
      name: person.name,
      text: `hello ${index}`,
    });
    people.push(person);
  }
  return people;
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
  async step(victim: Victim): Promise<void> {
    const person = this.#next();
    await this.#write(person);
    if (this.#turn % 4 === 0) {
      const text = `reply ${this.#turn} to ${person.contact}`;
      // Typed is what the program has said that it keeps.
      void victim.call('send', person.accountId, person.name, text).then(
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
  victim: Victim,
  simulator: Simulator,
  people: readonly Person[],
  traffic: Traffic,
): Promise<Omit<KillDrillReport, 'kills'>> {
  const everything = async (): Promise<readonly StoredMessage[]> =>
    (await Promise.all(people.map(({ accountId }) => victim.call('all', accountId)))).flat();
  const received = async (): Promise<readonly string[]> =>
    (await Promise.all(people.map(({ contact }) => simulator.admin.receivedBy({ contact }))))
      .flat()
      .map(({ text }) => text ?? '');
  let stored = await everything();
  for (let last = -1, quiet = 0, turns = 0; quiet < 3 && turns < 120; turns++) {
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
  };
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** mulberry32: small, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
