import { faultCommands } from './faults.ts';
import { appStateCommands } from './app-state.ts';
import { contentCommands } from './content.ts';
import { groupCommands } from './groups.ts';
import { loadCommands } from './load.ts';
import { mediaCommands } from './media.ts';
import { messageCommands } from './messages.ts';
import { observeCommands } from './observe.ts';
import { passkeyCommands } from './passkey.ts';
import { phoneCommands } from './phones.ts';
import { profileCommands } from './profile.ts';

export const commands = {
  ...phoneCommands,
  ...passkeyCommands,
  ...messageCommands,
  ...loadCommands,
  ...contentCommands,
  ...appStateCommands,
  ...profileCommands,
  ...mediaCommands,
  ...groupCommands,
  ...faultCommands,
  ...observeCommands,
};
