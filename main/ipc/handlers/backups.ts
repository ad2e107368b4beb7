import { basename } from 'node:path';
import type { CommandName } from '../../../preload/contract/commands.ts';
import { success } from '../../../preload/contract/result.ts';
import { BackupError } from '../../backups/backup-error.ts';
import type { Backups } from '../../backups/backups.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { asCommand } from './accounts.ts';

type BackupCommands = Extract<CommandName, `backups.${string}`>;

export const backupHandlers = (program: Program): Pick<Handlers, BackupCommands> => {
  const { dialogs } = program;
  const withBackups = async <Value>(work: (backups: Backups) => Promise<Value>) => {
    const { backups } = await program.opened();
    return asCommand(async () => success(await withCodes(() => work(backups))));
  };
  return {
    'backups.create': (input, { windowId }) =>
      withBackups(async (backups) => {
        const path = await dialogs.saveBackup(windowId, suggestedName());
        return path === null ? null : backups.create(path, input);
      }),
    'backups.pick': (_input, { windowId }) =>
      withBackups(async (backups) => {
        const path = await dialogs.openBackup(windowId);
        if (path === null) return null;
        await backups.pick(path);
        return { fileName: basename(path) };
      }),
    'backups.open': ({ passphrase }) => withBackups((backups) => backups.open(passphrase)),
    'backups.restore': ({ accounts }) =>
      withBackups(async (backups) => ({ restored: await backups.restore(accounts) })),
    'backups.stop': () =>
      withBackups(async (backups) => {
        await backups.cancel();
        return null;
      }),
    'backups.close': () =>
      withBackups(async (backups) => {
        await backups.cancel();
        await backups.pick(null);
        return null;
      }),
    'backups.exportFolder': ({ accountId }, { windowId }) =>
      withBackups(async (backups) => {
        const folder = await dialogs.folder(windowId);
        if (folder === null) return null;
        await backups.exportFolder(folder, accountId);
        return { folderName: basename(folder) };
      }),
    'backups.schedule': async () => {
      const { schedule } = await program.opened();
      return success(schedule.view());
    },
    'backups.setSchedule': async (input, { windowId }) => {
      const { schedule } = await program.opened();
      return asCommand(async () => {
        const folder = input.pickFolder ? await dialogs.folder(windowId) : null;
        if (input.pickFolder && folder === null) return success(null);
        await withCodes(() => schedule.set(input, folder));
        return success(schedule.view());
      });
    },
    'backups.clearSchedule': async () => {
      const { schedule } = await program.opened();
      return asCommand(async () => {
        await schedule.clear();
        return success(null);
      });
    },
    'backups.importFolder': ({ dropped }, { windowId }) =>
      withBackups(async (backups) => {
        if (dropped) return { accountId: await backups.importPicked() };
        const folder = await dialogs.folder(windowId);
        return folder === null ? null : { accountId: await backups.importFolder(folder) };
      }),
  };
};

/** `Switchboard 2026-11-23`: sorts by date, and is a name on every system. */
const suggestedName = (): string => `Switchboard ${new Date().toISOString().slice(0, 10)}`;

/** Errors of backups have codes that the contract knows; their texts stay here. */
export async function withCodes<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error: unknown) {
    if (error instanceof BackupError) throw new CommandFailure(error.code, error.message);
    throw error;
  }
}
