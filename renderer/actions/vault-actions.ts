import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput, CommandOutput } from '../../preload/contract/commands.ts';
import type { LockSettings } from '../../preload/contract/lock-commands.ts';
import type { VaultState } from '../../preload/contract/model.ts';
import type { ErrorCode, Result } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

export interface VaultActions {
  /** Answers null when it went well, else the code of the failure. */
  create(input: CommandInput<'vault.create'>): Promise<ErrorCode | null>;
  unlock(passphrase: string): Promise<ErrorCode | null>;
  /** Asks the system's own check in place of the passphrase. */
  unlockBySystem(): Promise<ErrorCode | null>;
  /** Looks again for a key that could not be had. */
  retry(): Promise<ErrorCode | null>;
  lock(): Promise<void>;
  change(input: CommandInput<'vault.change'>): Promise<ErrorCode | null>;
  readonly view: () => Promise<Result<CommandOutput<'lock.view'>>>;
  setSettings(settings: LockSettings): Promise<Result<null>>;
  acceptNotice(): Promise<ErrorCode | null>;
}

/** Makes the actions that come before the accounts. `opened` asks for all that was behind the lock. */
export function createVaultActions(bridge: Bridge, stores: Stores, opened: () => void): VaultActions {
  /** A command that answers how the lock stands now. */
  const take = async (call: Promise<Result<VaultState>>): Promise<ErrorCode | null> => {
    const answer = await call;
    if (!answer.ok) return answer.error.code;
    stores.accounts.setState({ vault: answer.value });
    opened();
    return null;
  };
  return {
    create: (input) => take(callMain(bridge, 'vault.create', input)),
    unlock: (passphrase) => take(callMain(bridge, 'vault.unlock', { passphrase })),
    unlockBySystem: () => take(callMain(bridge, 'vault.unlockBySystem', {})),
    retry: () => take(callMain(bridge, 'vault.retry', {})),
    // The lock itself comes as a push, to every window.
    lock: async () => {
      const answer = await callMain(bridge, 'lock.now', {});
      if (!answer.ok) addToast(stores.ui, answer.error.code);
    },
    change: async (input) => {
      const answer = await callMain(bridge, 'vault.change', input);
      return answer.ok ? null : answer.error.code;
    },
    view: () => callMain(bridge, 'lock.view', {}),
    setSettings: (settings) => callMain(bridge, 'lock.setSettings', { settings }),
    acceptNotice: async () => {
      const answer = await callMain(bridge, 'notice.accept', {});
      if (!answer.ok) return answer.error.code;
      stores.accounts.setState({ noticeAccepted: true });
      return null;
    },
  };
}
