import type { CommandName } from '../../../preload/contract/commands.ts';
import { failure, success } from '../../../preload/contract/result.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';

type LockCommands =
  Extract<CommandName, `lock.${string}`> | 'vault.unlockBySystem' | 'vault.retry' | 'vault.change';

export const lockHandlers = (program: Program): Pick<Handlers, LockCommands> => ({
  'lock.now': () => {
    const locked = program.lock.now();
    return locked.ok ? success(null) : locked;
  },
  'lock.view': () => {
    const state = program.vaultState();
    if (state.kind !== 'open') return failure('vault-locked');
    return success({ protection: state.protection, ...program.lock.view() });
  },
  'lock.setSettings': ({ settings }) => {
    program.lock.setSettings(settings);
    return success(null);
  },
  'vault.unlockBySystem': () => program.lock.unlockBySystem(),
  'vault.retry': () => program.lock.retry(),
  'vault.change': ({ current, next }) => program.lock.change(current, next),
});
