import { faultCommands } from './faults.ts';
import { groupCommands } from './groups.ts';
import { messageCommands } from './messages.ts';
import { observeCommands } from './observe.ts';
import { phoneCommands } from './phones.ts';

export const commands = {
  ...phoneCommands,
  ...messageCommands,
  ...groupCommands,
  ...faultCommands,
  ...observeCommands,
};
