import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandOutput } from '../../preload/contract/commands.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ProxyInput } from '../../preload/contract/proxy.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import type { AccountDialog } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** What is chosen in dialogs, and the look at all connections. Each dialog holds its own state: it is asked for anew every time. */
export interface ChoiceActions {
  open(dialog: AccountDialog): void;
  close(): void;
  /** Here and below, null means the accounts that are added from now on. */
  proxy(accountId: AccountId | null): Promise<Result<CommandOutput<'accounts.proxy'>>>;
  setProxy(accountId: AccountId | null, proxy: ProxyInput | null): Promise<Result<null>>;
  testProxy(
    accountId: AccountId | null,
    proxy: ProxyInput,
  ): Promise<Result<CommandOutput<'accounts.testProxy'>>>;
  settings(accountId: AccountId): Promise<Result<CommandOutput<'accounts.settings'>>>;
  setSettings(
    accountId: AccountId,
    settings: AccountSettings,
    forNewAccounts: boolean,
  ): Promise<Result<null>>;
  defaults(): Promise<Result<AccountSettings>>;
  setDefaults(settings: AccountSettings): Promise<Result<null>>;
  check(): Promise<Result<CommandOutput<'accounts.check'>>>;
}

/** Makes the actions behind the proxy, settings and check dialogs. */
export function createChoiceActions(bridge: Bridge, stores: Stores): ChoiceActions {
  return {
    open: (dialog) => stores.ui.setState({ dialog }),
    close: () => stores.ui.setState({ dialog: null }),
    proxy: (accountId) => callMain(bridge, 'accounts.proxy', { accountId }),
    setProxy: (accountId, proxy) => callMain(bridge, 'accounts.setProxy', { accountId, proxy }),
    testProxy: (accountId, proxy) => callMain(bridge, 'accounts.testProxy', { accountId, proxy }),
    settings: (accountId) => callMain(bridge, 'accounts.settings', { accountId }),
    setSettings: (accountId, settings, forNewAccounts) =>
      callMain(bridge, 'accounts.setSettings', { accountId, settings, forNewAccounts }),
    defaults: () => callMain(bridge, 'accounts.defaults', {}),
    setDefaults: (settings) => callMain(bridge, 'accounts.setDefaults', { settings }),
    check: () => callMain(bridge, 'accounts.check', {}),
  };
}
