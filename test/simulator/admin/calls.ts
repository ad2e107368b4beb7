import type { z } from 'zod';
import type { SimulatorEvent } from '../server/events.ts';
import type { Service } from '../server/service.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';

type Commands = typeof commands;
/** True for schemas that take an empty object. */
type NothingRequired<Input> = Partial<Input> extends Input ? true : string extends keyof Input ? true : false;
type CallOf<C> =
  C extends Command<infer Schema, infer Output>
    ? NothingRequired<z.input<Schema>> extends true
      ? (input?: z.input<Schema>) => Promise<Awaited<Output>>
      : (input: z.input<Schema>) => Promise<Awaited<Output>>
    : never;

type Calls = { readonly [Name in keyof Commands]: CallOf<Commands[Name]> };
type Scan = Calls['scanQr'] extends (input: never) => infer Output ? Output : never;

/** The admin interface for programs in the same process: every HTTP call under its name, with the same input. */
export interface AdminCalls extends Omit<Calls, 'scanQr'> {
  readonly scanQr: (text: string, options?: { readonly phone?: string }) => Scan;
  readonly subscribe: (listener: (event: SimulatorEvent) => void) => () => void;
  /** The next event that fits; looks only at what is still to come unless `after` says otherwise. */
  readonly waitFor: (
    matches: (event: SimulatorEvent) => boolean,
    timeoutMs?: number,
    after?: number,
  ) => Promise<SimulatorEvent>;
}

export function makeAdminCalls(service: Service): AdminCalls {
  const calls = Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [
      name,
      async (input: unknown = {}) => runCommand(service, command, input),
    ]),
  ) as unknown as Calls;
  return {
    ...calls,
    scanQr: (text, options = {}) => calls.scanQr({ text, ...options }),
    subscribe: (listener) => service.events.subscribe(listener),
    waitFor: (matches, timeoutMs = 15_000, after) => waitFor(service, matches, timeoutMs, after),
  };
}

/** Validates and runs; the types of table and schema meet here. */
export async function runCommand(
  service: Service,
  command: Commands[keyof Commands],
  input: unknown,
): Promise<unknown> {
  const { schema, run } = command as unknown as Command<z.ZodType, unknown>;
  return run(service, schema.parse(input));
}

function waitFor(
  service: Service,
  matches: (event: SimulatorEvent) => boolean,
  timeoutMs: number,
  after: number | undefined,
): Promise<SimulatorEvent> {
  return new Promise((resolve, reject) => {
    const past = after === undefined ? undefined : service.events.recent(after).find(matches);
    if (past) {
      resolve(past);
      return;
    }
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`no such event within ${timeoutMs} ms`));
    }, timeoutMs);
    const stop = service.events.subscribe((event) => {
      if (!matches(event)) return;
      clearTimeout(timer);
      stop();
      resolve(event);
    });
  });
}
