import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../preload/contract/commands.ts';
import type { Result } from '../../preload/contract/result.ts';

/** Calls main. A bridge that breaks (main is gone, the window is closing) is an error like any other. */
export async function callMain<Name extends CommandName>(
  bridge: Bridge,
  name: Name,
  input: CommandInput<Name>,
): Promise<Result<CommandOutput<Name>>> {
  try {
    return await bridge.call(name, input);
  } catch {
    // Not `failure()`: its file brings zod, which the page does without.
    return { ok: false, error: { code: 'internal' } };
  }
}
