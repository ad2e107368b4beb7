import type { AccountFigures } from '../../preload/contract/account-commands.ts';
import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import { startOfDay } from '../format/time.ts';
import { callMain } from './call.ts';

/** What the table of all accounts asks main for. Everything else of it is in the accounts' own views. */
export interface OverviewActions {
  figures(): Promise<Result<readonly AccountFigures[]>>;
  /** Null when it can't be told. */
  storage(accountId: AccountId): Promise<number | null>;
}

/** Makes the actions of the overview. */
export const createOverviewActions = (bridge: Bridge): OverviewActions => ({
  figures: () => callMain(bridge, 'accounts.overview', { today: startOfDay(Date.now()) }),
  storage: async (accountId) => {
    const answer = await callMain(bridge, 'accounts.storage', { accountId });
    return answer.ok ? answer.value.bytes : null;
  },
});
