import { success } from '../../../preload/contract/result.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { accountHandlers } from './accounts.ts';
import { backupHandlers } from './backups.ts';
import { chatHandlers } from './chats.ts';
import { linkingHandlers } from './linking.ts';

/** A handler for every command of the contract. */
export const createHandlers = (program: Program): Handlers => ({
  'window.snapshot': async (_input, { windowId }) => {
    const vault = program.vaultState();
    // Before the data is open there are no accounts to show, and that is no failure.
    const accounts = vault.kind === 'open' ? (await program.opened()).accounts.views() : [];
    return success({
      sequence: program.feed(windowId).sequence(),
      vault,
      noticeAccepted: program.noticeAccepted(),
      accounts,
      testService: program.testService,
    });
  },
  'notice.accept': () => {
    program.acceptNotice();
    return success(null);
  },
  'vault.create': (input) => program.createVault(input),
  'vault.unlock': ({ passphrase }) => program.unlockVault(passphrase),
  ...accountHandlers(program),
  ...linkingHandlers(program),
  ...chatHandlers(program),
  ...backupHandlers(program),
});
