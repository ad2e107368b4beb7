import { callChannel } from '../../preload/contract/bridge.ts';
import {
  commands,
  commandsWhileLocked,
  type CommandName,
  type CommandOutput,
  type ParsedInput,
} from '../../preload/contract/commands.ts';
import { failure, type Result } from '../../preload/contract/result.ts';
import type { Logger } from '../accounts/ports.ts';
import { CommandFailure } from './command-failure.ts';
import type { CallEvent, SenderCheck } from './sender.ts';

/** What a handler knows about its caller. */
export interface CommandContext {
  /** The id of the window's web contents; `WindowChannel.windowId` is the same number. */
  readonly windowId: number;
}

type Answer<Name extends CommandName> = Result<CommandOutput<Name>>;

/** One handler for every command of the contract: a missing one does not compile. */
export type Handlers = {
  readonly [Name in CommandName]: (
    input: ParsedInput<Name>,
    context: CommandContext,
  ) => Answer<Name> | Promise<Answer<Name>>;
};

/** The part of Electron's `ipcMain` that exists for this app: one channel. */
export interface CallDoor {
  handle(channel: string, listener: (event: CallEvent, ...parameters: unknown[]) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

const isCommandName = (name: unknown): name is CommandName =>
  // `in` would find 'constructor' and '__proto__'.
  typeof name === 'string' && Object.hasOwn(commands, name);

/**
 * Opens the only way from a page into main. Whatever comes, the answer is a `Result`; nothing is thrown across,
 * because Electron would hand the page the text of the error. Returns the function that closes the door.
 */
export const registerCommands = (options: {
  readonly ipcMain: CallDoor;
  readonly isAllowedSender: SenderCheck;
  readonly handlers: Handlers;
  readonly logger: Logger;
  /** True while nothing of the data may be shown. One place for all commands: no handler can forget it. */
  readonly isLocked?: () => boolean;
}): (() => void) => {
  const { ipcMain, isAllowedSender, handlers, logger, isLocked = () => false } = options;
  const mayAnswer = (name: CommandName): boolean => commandsWhileLocked.has(name) || !isLocked();

  const run = async (name: CommandName, input: unknown, windowId: number): Promise<Result<unknown>> => {
    const parsed = commands[name].input.safeParse(input);
    if (!parsed.success) {
      logger.warn('A command came with an input that its schema refuses.', { command: name });
      return failure('invalid-input');
    }
    // The table pairs each name with its schema and its handler; TypeScript cannot follow that through a union.
    const handler: (value: never, context: CommandContext) => unknown = handlers[name];
    try {
      if (!mayAnswer(name)) return failure('vault-locked');
      const answer = (await handler(parsed.data as never, { windowId })) as Result<unknown>;
      // What was read before the lock fell must not be shown after it.
      return mayAnswer(name) ? answer : failure('vault-locked');
    } catch (error) {
      if (error instanceof CommandFailure) {
        logger.info('A command was refused.', { command: name, errorCode: error.code });
        return failure(error.code);
      }
      logger.error('A command failed.', { command: name, error });
      return failure('internal');
    }
  };

  const answer = async (event: CallEvent, parameters: readonly unknown[]): Promise<Result<unknown>> => {
    // Before anything else: a stranger learns nothing, not even which commands exist.
    if (!isAllowedSender(event)) {
      logger.warn('A call came from a page that is not ours.');
      return failure('foreign-sender');
    }
    const [name, input] = parameters;
    if (!isCommandName(name)) return failure('unknown-command');
    if (parameters.length > 2) return failure('invalid-input');
    return run(name, input, event.sender.id);
  };

  ipcMain.handle(callChannel, async (event, ...parameters) => {
    try {
      return await answer(event, parameters);
    } catch (error) {
      // A value that throws while it is looked at (a window that went away in mid-call, a hostile object).
      logger.warn('A call could not be read.', { error });
      return failure('invalid-input');
    }
  });
  return () => ipcMain.removeHandler(callChannel);
};
