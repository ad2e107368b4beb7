import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput } from '../../preload/contract/commands.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import { callMain } from './call.ts';

export interface VaultActions {
  /** Answers null when it went well, else the code of the failure. */
  create(input: CommandInput<'vault.create'>): Promise<ErrorCode | null>;
  unlock(passphrase: string): Promise<ErrorCode | null>;
  acceptNotice(): Promise<ErrorCode | null>;
}

/** Makes the actions that come before the accounts. `opened` asks for all that was behind the lock. */
export function createVaultActions(bridge: Bridge, stores: Stores, opened: () => void): VaultActions {
  return {
    create: async (input) => {
      const answer = await callMain(bridge, 'vault.create', input);
      if (!answer.ok) return answer.error.code;
      stores.accounts.setState({ vault: answer.value });
      opened();
      return null;
    },
    unlock: async (passphrase) => {
      const answer = await callMain(bridge, 'vault.unlock', { passphrase });
      if (!answer.ok) return answer.error.code;
      stores.accounts.setState({ vault: answer.value });
      opened();
      return null;
    },
    acceptNotice: async () => {
      const answer = await callMain(bridge, 'notice.accept', {});
      if (!answer.ok) return answer.error.code;
      stores.accounts.setState({ noticeAccepted: true });
      return null;
    },
  };
}
