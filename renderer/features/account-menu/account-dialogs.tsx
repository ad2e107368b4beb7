import { useAccounts, useUi } from '../../app-context.ts';
import { SettingsDialog } from '../account-settings/settings-dialog.tsx';
import { CheckDialog } from '../check-connections/check-dialog.tsx';
import { EventsDialog } from '../account-events/events-dialog.tsx';
import { NewAccountsProxyDialog, ProxyDialog } from '../proxy/proxy-dialog.tsx';
import { StorageDialog } from '../account-storage/storage-dialog.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { HueDialog } from './hue-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';

const dialogs = {
  proxy: ProxyDialog,
  settings: SettingsDialog,
  rename: RenameDialog,
  hue: HueDialog,
  events: EventsDialog,
  storage: StorageDialog,
} as const;

/** The dialog that was asked for in a menu, while its account is here. */
export function AccountDialogs() {
  const dialog = useUi((state) => state.dialog);
  const accountId = dialog !== null && 'accountId' in dialog ? dialog.accountId : null;
  const account = useAccounts((state) => (accountId === null ? undefined : state.byId[accountId]));
  if (dialog === null) return null;
  if (dialog.kind === 'check') return <CheckDialog />;
  if (dialog.kind === 'new-proxy') return <NewAccountsProxyDialog />;
  if (dialog.kind === 'group') return <GroupDialog accountIds={dialog.accountIds} group={dialog.group} />;
  if (account === undefined) return null;
  const Dialog = dialogs[dialog.kind];
  return <Dialog account={account} />;
}
