import type { BuiltSides } from '../processes/build.ts';
import { runReceive, type ReceiveOptions, type ReceiveRun } from '../scenarios/receive.ts';

export interface Sizes {
  /** Runs of each side. */
  readonly rounds: number;
  /** Runs with many accounts: bare Baileys takes most of a minute for one. */
  readonly longRounds: number;
  readonly accounts: number;
  /** Messages of each of the two contacts of every account, of the many. */
  readonly each: number;
  /** Messages of each of the twenty contacts of the one account. */
  readonly eachOfOne: number;
  /** Messages at fifty a second. */
  readonly paced: number;
  readonly links: number;
  /** In the store of which a backup is made. */
  readonly storedMessages: number;
  /** Of the generated store. */
  readonly stored: {
    readonly accounts: number;
    readonly chatsEach: number;
    readonly messagesEach: number;
    /** Messages of the history that comes in. */
    readonly history: number;
    /** Times that each thing is asked for. */
    readonly questions: number;
  };
  /** Milliseconds of rest before memory is read. */
  readonly rest: number;
  /** Starts of each kind of window. */
  readonly starts: number;
  /** Numbers of accounts whose memory is read, ascending; and of windows with a page each. */
  readonly memory: {
    readonly accounts: readonly number[];
    readonly windows: readonly number[];
    /** Milliseconds that nothing happens, with a hundred accounts or as many as there are. */
    readonly idle: number;
  };
  /** For each of the many accounts. */
  readonly traffic: {
    readonly newContacts: number;
    /** Messages of each of its two contacts, and of each in its group. */
    readonly each: number;
    /** Messages to everybody who has written. */
    readonly sends: number;
  };
  readonly ui: {
    /** Switches of the account, and chats that are opened. */
    readonly clicks: number;
    /** Messages of the long chat. */
    readonly longChat: number;
    /** Milliseconds of scrolling. */
    readonly scroll: number;
    /** Messages whose way is timed. */
    readonly probes: number;
    /** Milliseconds of typing in traffic; BENCH_MINUTES makes it longer. */
    readonly traffic: number;
    readonly keys: number;
  };
}

export const fullSizes: Sizes = {
  rounds: 5,
  longRounds: 3,
  accounts: 100,
  each: 50,
  eachOfOne: 100,
  paced: 100,
  storedMessages: 1_000_000,
  links: 2,
  stored: { accounts: 100, chatsEach: 100, messagesEach: 10_000, history: 50_000, questions: 300 },
  rest: 1_500,
  starts: 5,
  traffic: { newContacts: 5, each: 20, sends: 2 },
  memory: { accounts: [1, 10, 100, 500], windows: [1, 10, 100], idle: 60_000 },
  ui: { clicks: 100, longChat: 100_000, scroll: 30_000, probes: 100, traffic: 60_000, keys: 300 },
};

export const smokeSizes: Sizes = {
  rounds: 1,
  longRounds: 1,
  accounts: 3,
  each: 3,
  eachOfOne: 3,
  paced: 5,
  storedMessages: 5_000,
  links: 1,
  stored: { accounts: 3, chatsEach: 10, messagesEach: 300, history: 1_200, questions: 5 },
  rest: 100,
  starts: 1,
  traffic: { newContacts: 1, each: 3, sends: 1 },
  memory: { accounts: [1, 3], windows: [1, 3], idle: 2_000 },
  ui: { clicks: 5, longChat: 1_000, scroll: 2_000, probes: 5, traffic: 4_000, keys: 10 },
};

/** What each side gave, run by run. */
export type Runs<Run> = Readonly<Record<'ours' | 'bare', readonly Run[]>>;

/** Runs both sides in turn, so that both have the same share of what else the machine does. */
export async function alternate<Run>(
  rounds: number,
  run: (side: 'ours' | 'bare') => Promise<Run>,
): Promise<Runs<Run>> {
  const runs: Record<'ours' | 'bare', Run[]> = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++)
    for (const side of ['ours', 'bare'] as const) runs[side].push(await run(side));
  return runs;
}

/** What the benchmarks of one call share: each scenario is run once, whoever asks for it. */
export class Context {
  /** The folder of the project. */
  readonly root: string;
  readonly electron: string;
  /** What this machine's Electron needs on its command line when it has windows. */
  readonly parameters: readonly string[];
  readonly built: BuiltSides;
  readonly sizes: Sizes;
  /** Messages a second that the simulated service can do. */
  readonly ceiling: number;
  readonly say: (line: string) => void;
  #one: Promise<Runs<ReceiveRun>> | null = null;
  #many: Promise<Runs<ReceiveRun>> | null = null;
  #idle: Promise<Runs<ReceiveRun>> | null = null;

  constructor(
    parts: Pick<Context, 'root' | 'electron' | 'parameters' | 'built' | 'sizes' | 'ceiling' | 'say'>,
  ) {
    this.root = parts.root;
    this.electron = parts.electron;
    this.parameters = parts.parameters;
    this.built = parts.built;
    this.sizes = parts.sizes;
    this.ceiling = parts.ceiling;
    this.say = parts.say;
  }

  /** What every scenario with windows needs. */
  get windows(): Pick<Context, 'root' | 'electron' | 'parameters' | 'built'> {
    const { root, electron, parameters, built } = this;
    return { root, electron, parameters, built };
  }

  /** One account with twenty contacts. */
  one(): Promise<Runs<ReceiveRun>> {
    const { rounds, eachOfOne: each, paced } = this.sizes;
    this.#one ??= this.#receive(rounds, { accounts: 1, contacts: 20, each, paced });
    return this.#one;
  }

  /** Many accounts with two contacts each. */
  many(): Promise<Runs<ReceiveRun>> {
    const { longRounds, accounts, each } = this.sizes;
    this.#many ??= this.#receive(longRounds, { accounts, contacts: 2, each, paced: 0 });
    return this.#many;
  }

  /** One account to which nothing happens. */
  idle(): Promise<Runs<ReceiveRun>> {
    this.#idle ??= this.#receive(this.sizes.rounds, { accounts: 1, contacts: 0, each: 0, paced: 0 });
    return this.#idle;
  }

  #receive(
    rounds: number,
    options: Pick<ReceiveOptions, 'accounts' | 'contacts' | 'each' | 'paced'>,
  ): Promise<Runs<ReceiveRun>> {
    const { electron, built, sizes } = this;
    return alternate(rounds, async (side) => {
      const began = performance.now();
      const run = await runReceive({ electron, built, side, rest: sizes.rest, ...options });
      const seconds = ((performance.now() - began) / 1_000).toFixed(0);
      const rate =
        options.each === 0
          ? 'idle'
          : `${run.rate.toFixed(0)} messages a second, ${run.cpuPerMessage.toFixed(2)} ms of CPU each`;
      this.say(`${side}, accounts: ${options.accounts}, ${rate} (${seconds} s)`);
      return run;
    });
  }
}
