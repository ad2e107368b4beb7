import {
  Archive,
  FolderOutput,
  Link2,
  Pause,
  Pin,
  PinOff,
  Play,
  RefreshCw,
  Settings2,
  Smartphone,
  Trash2,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountState, AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';

export interface AccountMenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly danger: boolean;
  readonly run: () => void;
}

const withConnection: ReadonlySet<AccountState['kind']> = new Set([
  'queued',
  'connecting',
  'syncing',
  'online',
  'waiting',
  'stopped',
]);

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
  if (state.kind === 'online' || state.kind === 'syncing') {
    items.push({
      key: 'restart',
      label: t('accounts.restart'),
      icon: RefreshCw,
      danger: false,
      run: () => void app.accounts.restart(account.id),
    });
  }
  if (withConnection.has(state.kind)) {
    items.push({
      key: 'pause',
      label: t('accounts.pause'),
      icon: Pause,
      danger: false,
      run: () => void app.accounts.pause(account.id),
    });
  }
  if (state.kind === 'paused') {
    items.push({
      key: 'resume',
      label: t('accounts.resume'),
      icon: Play,
      danger: false,
      run: () => void app.accounts.resume(account.id),
    });
  }
  items.push({
    key: 'pin',
    label: account.pinned ? t('accounts.unpin') : t('accounts.pin'),
    icon: account.pinned ? PinOff : Pin,
    danger: false,
    run: () => void app.accounts.pin(account.id, !account.pinned),
  });
  if (account.linkedAt !== null) {
    items.push({
      key: 'link-details',
      label: t('accounts.linkDetails'),
      icon: Smartphone,
      danger: false,
      run: () => app.link.showDetails(account.id),
    });
  }
  items.push(
    {
      key: 'settings',
      label: t('accounts.settings'),
      icon: Settings2,
      danger: false,
      run: () => app.choices.open({ kind: 'settings', accountId: account.id }),
    },
    {
      key: 'proxy',
      label: t('accounts.proxy'),
      icon: Waypoints,
      danger: false,
      run: () => app.choices.open({ kind: 'proxy', accountId: account.id }),
    },
  );
  if (account.linkedAt !== null && state.kind !== 'unlinked') {
    items.push(
      {
        key: 'backup',
        label: t('accounts.backUp'),
        icon: Archive,
        danger: false,
        run: () => app.backups.show({ kind: 'create', accountId: account.id }),
      },
      {
        key: 'export-login',
        label: t('accounts.exportLogin'),
        icon: FolderOutput,
        danger: false,
        run: () => app.backups.show({ kind: 'export', accountId: account.id }),
      },
    );
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
