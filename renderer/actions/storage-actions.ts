import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Cleared, StorageUsage } from '../../preload/contract/storage.ts';
import { callMain } from './call.ts';

/** What an account takes on this disk, and what goes of it. */
export interface StorageActions {
  usage(accountId: AccountId): Promise<Result<StorageUsage>>;
  /** What `clear` would take away. */
  preview(accountId: AccountId, what: 'messages' | 'media', before: number): Promise<Result<Cleared>>;
  clear(accountId: AccountId, what: 'messages' | 'media', before: number): Promise<Result<Cleared>>;
}

/** Makes the actions of the storage dialog. */
export const createStorageActions = (bridge: Bridge): StorageActions => ({
  usage: (accountId) => callMain(bridge, 'accounts.storage', { accountId }),
  preview: (accountId, what, before) => callMain(bridge, 'accounts.previewOld', { accountId, what, before }),
  clear: (accountId, what, before) => callMain(bridge, 'accounts.clearOld', { accountId, what, before }),
});
