import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { PushEvent } from './events.ts';
import type { Result } from './result.ts';

/** The channels that exist between renderer and main. */
export const callChannel = 'switchboard:call';
export const eventChannel = 'switchboard:event';
/** From the preload script alone: a page has no way to it but `Bridge.drop`. */
export const dropChannel = 'switchboard:drop';
/** From the preload script alone: the number of the last push that was drawn. */
export const drawnChannel = 'switchboard:drawn';

/** A `File` of the browser, which this program does not know. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/** All that a page can do outside itself. Implemented by the preload script, and by a fake for design work. */
export interface Bridge {
  /** Calls main. Never rejects for a reason of the app's own: errors are values. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandOutput<Name>>>;
  /** Hears every push of main, in order. Returns the function that ends it. */
  on(listener: (event: PushEvent) => void): () => void;
  /**
   * Hands over a folder or a file that was let go over the window. Only what a person has dragged has a place on the disk,
   * which the page itself never learns; anything else comes to nothing.
   */
  drop(file: DroppedFile): void;
}

/** The name of the bridge on `window`. */
export const bridgeName = 'switchboard';
