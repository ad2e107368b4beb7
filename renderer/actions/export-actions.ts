import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput, CommandOutput } from '../../preload/contract/commands.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast, type ChatPlace, type ExportDialog } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** Exports of chats and contacts. Where they go is asked in a dialog of the system. */
export interface ExportActions {
  show(dialog: ExportDialog): void;
  /** Closes the dialog and ends what is under way. */
  close(): void;
  /** Prints a chat through the system's dialog. */
  print(place: ChatPlace): Promise<void>;
  start(input: CommandInput<'exports.start'>): Promise<Result<CommandOutput<'exports.start'>>>;
}

/** Makes the actions behind the dialog of exports. */
export function createExportActions(bridge: Bridge, stores: Stores): ExportActions {
  return {
    show: (dialog) => stores.ui.setState({ exportDialog: dialog }),
    close: () => {
      stores.ui.setState({ exportDialog: null });
      void callMain(bridge, 'backups.stop', {});
    },
    print: async (place) => {
      const answer = await callMain(bridge, 'exports.print', { ...place });
      if (!answer.ok) addToast(stores.ui, answer.error.code);
    },
    start: (input) => callMain(bridge, 'exports.start', input),
  };
}
