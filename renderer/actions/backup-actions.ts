import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../preload/contract/commands.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
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
  importFolder(): Answer<'backups.importFolder'>;
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
    importFolder: () => callMain(bridge, 'backups.importFolder', {}),
    stop: () => void callMain(bridge, 'backups.stop', {}),
  };
}
