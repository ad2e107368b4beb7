import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../preload/contract/commands.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ErrorCode, Result } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import type { BackupDialog } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

type Answer<Name extends CommandName> = Promise<Result<CommandOutput<Name>>>;

/** Backups, restores and exports. Files are picked in dialogs of the system: no path is known here. */
export interface BackupActions {
  show(dialog: BackupDialog): void;
  /** Closes the dialog, ends what is under way and forgets the picked file. */
  close(): void;
  create(input: CommandInput<'backups.create'>): Answer<'backups.create'>;
  pick(): Answer<'backups.pick'>;
  open(passphrase: string): Answer<'backups.open'>;
  restore(accounts: CommandInput<'backups.restore'>['accounts']): Answer<'backups.restore'>;
  exportFolder(accountId: AccountId): Answer<'backups.exportFolder'>;
  /** `dropped`: the one that was let go over the window. */
  importFolder(dropped: boolean): Answer<'backups.importFolder'>;
  readSchedule(): Promise<void>;
  /** Begins backups that are made by themselves, or changes them. @returns why that did not come about */
  setSchedule(input: CommandInput<'backups.setSchedule'>): Promise<ErrorCode | null>;
  clearSchedule(): Promise<ErrorCode | null>;
  /** Ends what is under way; the dialog stays. */
  stop(): void;
}

/** Makes the actions behind the dialogs of backups. */
export function createBackupActions(bridge: Bridge, stores: Stores): BackupActions {
  return {
    show: (dialog) => stores.ui.setState({ backupDialog: dialog }),
    close: () => {
      stores.ui.setState({ backupDialog: null });
      void callMain(bridge, 'backups.close', {});
    },
    create: (input) => callMain(bridge, 'backups.create', input),
    pick: () => callMain(bridge, 'backups.pick', {}),
    open: (passphrase) => callMain(bridge, 'backups.open', { passphrase }),
    restore: (accounts) => callMain(bridge, 'backups.restore', { accounts }),
    exportFolder: (accountId) => callMain(bridge, 'backups.exportFolder', { accountId }),
    importFolder: (dropped) => callMain(bridge, 'backups.importFolder', { dropped }),
    readSchedule: async () => {
      const answer = await callMain(bridge, 'backups.schedule', {});
      if (answer.ok) stores.ui.setState({ schedule: answer.value });
    },
    setSchedule: async (input) => {
      const answer = await callMain(bridge, 'backups.setSchedule', input);
      if (!answer.ok) return answer.error.code;
      if (answer.value !== null) stores.ui.setState({ schedule: answer.value });
      return null;
    },
    clearSchedule: async () => {
      const answer = await callMain(bridge, 'backups.clearSchedule', {});
      if (!answer.ok) return answer.error.code;
      stores.ui.setState({ schedule: null });
      return null;
    },
    stop: () => void callMain(bridge, 'backups.stop', {}),
  };
}
