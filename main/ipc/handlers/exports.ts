import { success } from '../../../preload/contract/result.ts';
import type { CommandName } from '../../../preload/contract/commands.ts';
import { isOneFile, type Exports, type ExportTarget } from '../../exports/exports.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { asCommand } from './accounts.ts';
import { withCodes } from './backups.ts';

type ExportCommands = Extract<CommandName, `exports.${string}`>;

export const exportHandlers = (program: Program): Pick<Handlers, ExportCommands> => ({
  'exports.print': async ({ accountId, chatId }) => {
    const { exports } = await program.opened();
    return asCommand(async () => {
      const page = await exports.printable(accountId, chatId);
      try {
        return success({ printed: await program.print(page) });
      } catch (error: unknown) {
        throw new CommandFailure('print-failed', 'the system did not print', { cause: error });
      }
    });
  },
  'exports.start': async (input, { windowId }) => {
    const { exports } = await program.opened();
    return asCommand(async () => {
      const target = await targetOf(program, windowId, exports, input);
      return success(target === null ? null : await withCodes(() => exports.run(target, input)));
    });
  },
});

async function targetOf(
  { dialogs }: Program,
  windowId: number,
  exports: Exports,
  input: Parameters<Exports['run']>[1],
): Promise<ExportTarget | null> {
  if (isOneFile(input)) {
    const { name, extension } = await exports.suggestion(input);
    const path = await dialogs.saveExport(windowId, name, extension);
    return path === null ? null : { type: 'file', path };
  }
  const parent = await dialogs.folder(windowId);
  return parent === null ? null : { type: 'folder', parent };
}
