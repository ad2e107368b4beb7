import { failure, success } from '../../../preload/contract/result.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { aboutHandlers } from './about.ts';
import { accountHandlers } from './accounts.ts';
import { arrangementHandlers } from './arrangement.ts';
import { backupHandlers } from './backups.ts';
import { exportHandlers } from './exports.ts';
import { chatSettingHandlers } from './chat-settings.ts';
import { chatHandlers } from './chats.ts';
import { desktopHandlers } from './desktop.ts';
import { infoHandlers } from './info.ts';
import { messageHandlers } from './messages.ts';
import { linkingHandlers } from './linking.ts';
import { mediaHandlers } from './media.ts';
import { preferenceHandlers } from './preferences.ts';
import { openingHandlers } from './openings.ts';
import { lockHandlers } from './lock.ts';
import { searchHandlers } from './search.ts';

/** A handler for every command of the contract. */
export const createHandlers = (program: Program): Handlers => ({
  'window.snapshot': async (_input, { windowId }) => {
    const vault = program.vaultState();
    // Before the data is open there are no accounts to show, and that is no failure.
    const accounts = vault.kind === 'open' ? (await program.shown()).accounts.views() : [];
    return success({
      sequence: program.feed(windowId).sequence(),
      vault,
      noticeAccepted: program.noticeAccepted(),
      accounts,
      testService: program.testService,
      preferences: program.preferences(),
    });
  },
  'notice.accept': () => {
    program.acceptNotice();
    return success(null);
  },
  'app.openLink': async ({ address }, { windowId }) => {
    const opened = await program.openLink(windowId, address);
    return opened === null ? failure('invalid-input') : success({ opened });
  },
  'vault.create': (input) => program.createVault(input),
  'vault.unlock': ({ passphrase }) => program.unlockVault(passphrase),
  ...openingHandlers(program),
  ...lockHandlers(program),
  ...desktopHandlers(program),
  ...aboutHandlers(program),
  ...accountHandlers(program),
  ...linkingHandlers(program),
  ...chatHandlers(program),
  ...chatSettingHandlers(program),
  ...infoHandlers(program),
  ...messageHandlers(program),
  ...searchHandlers(program),
  ...backupHandlers(program),
  ...exportHandlers(program),
  ...mediaHandlers(program),
  ...arrangementHandlers(program),
  ...preferenceHandlers(program),
});
