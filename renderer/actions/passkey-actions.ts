import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** The owner's part when WhatsApp asks for a passkey. */
export interface PasskeyActions {
  /** Turns the experimental step on or off. False when that failed, which is said in a toast. */
  allow(allowed: boolean): Promise<boolean>;
  /** What is to be run in the owner's browser; null when it can't be had, which is said in a toast. */
  request(accountId: AccountId): Promise<string | null>;
  /** Hands over what the browser copied. Null when it was one for this link. */
  hand(accountId: AccountId, proof: string): Promise<ErrorCode | null>;
  /** Whether both codes are the same. */
  compared(accountId: AccountId, same: boolean): Promise<void>;
}

/** Makes the actions of the passkey pages. */
export function createPasskeyActions(bridge: Bridge, { ui }: Stores): PasskeyActions {
  return {
    allow: async (allowed) => {
      const answer = await callMain(bridge, 'linking.allowPasskey', { allowed });
      if (!answer.ok) addToast(ui, answer.error.code);
      return answer.ok;
    },
    request: async (accountId) => {
      const answer = await callMain(bridge, 'linking.passkeyRequest', { accountId });
      if (answer.ok) return answer.value.script;
      addToast(ui, answer.error.code);
      return null;
    },
    hand: async (accountId, proof) => {
      const answer = await callMain(bridge, 'linking.passkeyProof', { accountId, proof });
      return answer.ok ? null : answer.error.code;
    },
    compared: async (accountId, same) => {
      const answer = await callMain(bridge, 'linking.passkeyCompared', { accountId, same });
      if (!answer.ok) addToast(ui, answer.error.code);
    },
  };
}
