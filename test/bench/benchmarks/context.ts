import type { BuiltSides } from '../processes/build.ts';
import { runReceive, type ReceiveOptions, type ReceiveRun } from '../scenarios/receive.ts';
import type { SideName } from '../scenarios/world.ts';

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
  /** Milliseconds of rest before memory is read. */
  readonly rest: number;
}

export const fullSizes: Sizes = {
  rounds: 5,
  longRounds: 3,
  accounts: 100,
  each: 50,
  eachOfOne: 100,
  paced: 100,
  links: 2,
  rest: 1_500,
};

export const smokeSizes: Sizes = {
  rounds: 1,
  longRounds: 1,
  accounts: 3,
  each: 3,
  eachOfOne: 3,
  paced: 5,
  links: 1,
  rest: 100,
};

/** What each side gave, run by run. */
export type Runs<Run> = Readonly<Record<SideName, readonly Run[]>>;

/** Runs both sides in turn, so that both have the same share of what else the machine does. */
export async function alternate<Run>(
  rounds: number,
  run: (side: SideName) => Promise<Run>,
): Promise<Runs<Run>> {
  const runs: Record<SideName, Run[]> = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++)
    for (const side of ['ours', 'bare'] as const) runs[side].push(await run(side));
  return runs;
}

/** What the benchmarks of one call share: each scenario is run once, whoever asks for it. */
export class Context {
  readonly electron: string;
  readonly built: BuiltSides;
  readonly sizes: Sizes;
  /** Messages a second that the simulated service can do. */
  readonly ceiling: number;
  readonly say: (line: string) => void;
  #one: Promise<Runs<ReceiveRun>> | null = null;
  #many: Promise<Runs<ReceiveRun>> | null = null;
  #idle: Promise<Runs<ReceiveRun>> | null = null;

  constructor(parts: Pick<Context, 'electron' | 'built' | 'sizes' | 'ceiling' | 'say'>) {
    this.electron = parts.electron;
    this.built = parts.built;
    this.sizes = parts.sizes;
    this.ceiling = parts.ceiling;
    this.say = parts.say;
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
