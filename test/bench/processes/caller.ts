import { fileURLToPath } from 'node:url';
import type { SideCalls, SideStart } from '../sides/protocol.ts';
import { Child } from './child.ts';
import type { SimulatorCalls } from './simulator-calls.ts';

/** A child whose calls have types. */
export interface Called<Calls> {
  readonly calls: Calls;
  /** Megabytes. */
  readonly memory: () => number;
  end(): Promise<void>;
}

function called<Calls extends object>(child: Child): Called<Calls> {
  const calls = new Proxy({} as Calls, {
    get:
      (_target, name) =>
      (...parameters: readonly unknown[]) =>
        child.call(String(name), ...parameters),
  });
  return { calls, memory: () => child.memory, end: () => child.end() };
}

export type SimulatorProcess = Called<SimulatorCalls>;
export type SideProcess = Called<SideCalls>;

export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  const file = fileURLToPath(new URL('simulator-child.ts', import.meta.url));
  return called(await Child.start(process.execPath, ['--import', 'tsx', file]));
}

/** One side in Electron without its windows: the runtime of the app. */
export const startSide = (electron: string, file: string, start: SideStart): Promise<SideProcess> =>
  startProcess<SideCalls>(electron, file, start);

/** The same for a process with other calls. */
export async function startProcess<Calls extends object>(
  electron: string,
  file: string,
  start: object,
): Promise<Called<Calls>> {
  const profile = process.env['BENCH_PROFILE'];
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const parameters = ['--expose-gc', ...flags, file, JSON.stringify(start)];
  return called(
    await Child.start(electron, parameters, { ELECTRON_RUN_AS_NODE: '1', NODE_ENV: 'production' }),
  );
}
