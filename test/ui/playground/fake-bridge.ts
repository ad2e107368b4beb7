import type { Bridge } from '../../../preload/contract/bridge.ts';
import {
  commands,
  type CommandName,
  type CommandOutput,
  type ParsedInput,
} from '../../../preload/contract/commands.ts';
import { failure, success, type Result } from '../../../preload/contract/result.ts';
import { handlers } from './handlers.ts';
import type { World } from './world.ts';

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** A bridge onto a world in memory. It checks every input as main does, so that a wrong call shows in design work. */
export function createFakeBridge(world: World): Bridge {
  const call = async <Name extends CommandName>(
    name: Name,
    input: unknown,
  ): Promise<Result<CommandOutput<Name>>> => {
    world.calls.push({ name, input });
    await pause(world.latency);
    if (world.hanging.has(name)) await new Promise(() => {});
    const broken = world.failing.get(name);
    if (world.failingOnce.delete(name)) world.failing.delete(name);
    if (broken !== undefined) return failure(broken);
    const parsed = commands[name].input.safeParse(input);
    if (!parsed.success) return failure('invalid-input');
    const handle = handlers[name] as (
      world: World,
      input: ParsedInput<Name>,
    ) => Result<CommandOutput<Name>> | CommandOutput<Name>;
    const answer = handle(world, parsed.data as ParsedInput<Name>);
    return answer !== null && typeof answer === 'object' && 'ok' in answer ? answer : success(answer);
  };
  return {
    call,
    on: (listener) => world.on(listener),
    // What is dropped here is a login, whatever it is.
    drop: (file) => {
      world.openings.push({ kind: 'folder', folderName: file.name, number: '+49 … 67' });
      world.push({ type: 'opening' });
    },
  };
}
