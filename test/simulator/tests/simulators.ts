import { afterEach, expect } from 'vitest';
import { startSimulator as start, type Simulator, type SimulatorOptions } from '../index.ts';

export type { Simulator, SimulatorEvent } from '../index.ts';

type Watched = Pick<Simulator, 'admin'>;

/** What each simulator of this file had not understood when the test before ended. */
const watched = new Map<Watched, Map<string, number>>();
/** What the running test asks for although it is not understood. */
let expected: RegExp[] = [];

/** A simulator whose gaps fail the test that made them. */
export async function startSimulator(options?: SimulatorOptions): Promise<Simulator> {
  return watchGaps(await start(options));
}

export function watchGaps<Some extends Watched>(simulator: Some): Some {
  watched.set(simulator, new Map());
  return simulator;
}

/** For a test that asks on purpose for something that the simulator does not know; it then has to come about. */
export function expectGap(what: RegExp): void {
  expected.push(what);
}

/** Runs after the hooks of the test file itself; a simulator that has ended still knows what it did not understand. */
afterEach(async () => {
  const wanted = expected;
  expected = [];
  const fresh: string[] = [];
  for (const [simulator, before] of watched) {
    for (const { what, count } of (await simulator.admin.counters()).gaps) {
      if (count > (before.get(what) ?? 0)) fresh.push(what);
      before.set(what, count);
    }
  }
  expect(fresh.filter((what) => !wanted.some((pattern) => pattern.test(what)))).toEqual([]);
  expect(wanted.filter((pattern) => !fresh.some((what) => pattern.test(what)))).toEqual([]);
});
