import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { PushEvent } from './events.ts';
import type { Result } from './result.ts';

/** The two channels that exist between renderer and main. */
export const callChannel = 'switchboard:call';
export const eventChannel = 'switchboard:event';

/** All that a page can do outside itself. Implemented by the preload script, and by a fake for design work. */
export interface Bridge {
  /** Calls main. Never rejects for a reason of the app's own: errors are values. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandOutput<Name>>>;
  /** Hears every push of main, in order. Returns the function that ends it. */
  on(listener: (event: PushEvent) => void): () => void;
}

/** The name of the bridge on `window`. */
export const bridgeName = 'switchboard';
