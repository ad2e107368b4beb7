import { useAccounts, useUi } from '../../app-context.ts';
import { SettingsDialog } from '../account-settings/settings-dialog.tsx';
import { CheckDialog } from '../check-connections/check-dialog.tsx';
import { ProxyDialog } from '../proxy/proxy-dialog.tsx';

/** The dialog that was asked for in a menu, while its account is here. */
export function AccountDialogs() {
  const dialog = useUi((state) => state.dialog);
  const accountId = dialog === null || dialog.kind === 'check' ? null : dialog.accountId;
  const account = useAccounts((state) => (accountId === null ? undefined : state.byId[accountId]));
  if (dialog?.kind === 'check') return <CheckDialog />;
  if (dialog === null || account === undefined) return null;
  return dialog.kind === 'proxy' ? <ProxyDialog account={account} /> : <SettingsDialog account={account} />;
}
