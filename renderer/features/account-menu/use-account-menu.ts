import { Link2, RefreshCw, Trash2, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';

export interface AccountMenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly danger: boolean;
  readonly run: () => void;
}

/** What can be done with an account right now. */
export function useAccountMenu(account: AccountView): readonly AccountMenuItem[] {
  const { t } = useTranslation();
  const app = useApp();
  const { state } = account;
  const items: AccountMenuItem[] = [];
  const stoppedWith = state.kind === 'stopped' ? state.nextStep : 'none';
  if (state.kind === 'waiting' || stoppedWith === 'retry') {
    items.push({
      key: 'reconnect',
      label: t('accounts.reconnect'),
      icon: RefreshCw,
      danger: false,
      run: () => void app.accounts.connect(account.id),
    });
  }
  if (state.kind === 'unlinked' || stoppedWith === 'relink') {
    items.push({
      key: 'relink',
      label: t('accounts.linkAgain'),
      icon: Link2,
      danger: false,
      run: () => void app.link.relink(account.id),
    });
  }
  items.push({
    key: 'remove',
    label: t('accounts.remove'),
    icon: Trash2,
    danger: true,
    run: () => app.accounts.askToRemove(account.id),
  });
  return items;
}
