import {
  Archive,
  ArrowDown,
  ArrowUp,
  Bell,
  BellOff,
  FolderInput,
  FolderOutput,
  HardDrive,
  History,
  Link2,
  MessageSquareShare,
  Palette,
  Pause,
  PencilLine,
  Pin,
  PinOff,
  Play,
  RefreshCw,
  Settings2,
  Smartphone,
  Star,
  Trash2,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import type { TFunction } from 'i18next';
import type { AccountState, AccountView } from '../../../preload/contract/model.ts';
import type { App } from '../../actions/app.ts';
import { useApp } from '../../app-context.ts';
import { stepAccount } from '../../stores/move-account.ts';
import { stripSections } from '../../stores/selectors.ts';
import { useTranslation } from '../../ui/texts.tsx';

export interface AccountMenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly danger?: boolean;
  /** A line before it. */
  readonly apart?: boolean;
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

/** What can be done about its connection right now. */
function connectionItems(t: TFunction, app: App, { id, state }: AccountView): AccountMenuItem[] {
  const items: AccountMenuItem[] = [];
  const add = (key: string, label: string, icon: LucideIcon, run: () => void): void => {
    items.push({ key, label, icon, run });
  };
  const stoppedWith = state.kind === 'stopped' ? state.nextStep : 'none';
  if (state.kind === 'waiting' || stoppedWith === 'retry') {
    add('reconnect', t('accounts.reconnect'), RefreshCw, () => void app.accounts.connect(id));
  }
  if (state.kind === 'unlinked' || stoppedWith === 'relink') {
    add('relink', t('accounts.linkAgain'), Link2, () => void app.link.relink(id));
  }
  if (state.kind === 'online' || state.kind === 'syncing') {
    add('restart', t('accounts.restart'), RefreshCw, () => void app.accounts.restart(id));
  }
  if (withConnection.has(state.kind)) {
    add('pause', t('accounts.pause'), Pause, () => void app.accounts.pause(id));
  }
  if (state.kind === 'paused') {
    add('resume', t('accounts.resume'), Play, () => void app.accounts.resume(id));
  }
  return items;
}

/** How it stands in the strip. */
function arrangementItems(t: TFunction, app: App, account: AccountView): AccountMenuItem[] {
  const { id, pinned, muted, group } = account;
  const move = (by: 1 | -1) => (): void => {
    const sections = stripSections(app.stores.accounts.getState());
    void app.accounts.move(id, stepAccount(sections, id, by));
  };
  return [
    {
      key: 'rename',
      label: t('accounts.rename'),
      icon: PencilLine,
      apart: true,
      run: () => app.choices.open({ kind: 'rename', accountId: id }),
    },
    {
      key: 'hue',
      label: t('accounts.hue'),
      icon: Palette,
      run: () => app.choices.open({ kind: 'hue', accountId: id }),
    },
    {
      key: 'group',
      label: group === '' ? t('accounts.putInGroup') : t('accounts.changeGroup'),
      icon: FolderInput,
      run: () => app.choices.open({ kind: 'group', accountIds: [id], group }),
    },
    {
      key: 'mute',
      label: muted ? t('accounts.unmute') : t('accounts.mute'),
      icon: muted ? Bell : BellOff,
      run: () => void app.accounts.mute(id, !muted),
    },
    {
      key: 'pin',
      label: pinned ? t('accounts.unpin') : t('accounts.pin'),
      icon: pinned ? PinOff : Pin,
      run: () => void app.accounts.pin(id, !pinned),
    },
    { key: 'up', label: t('accounts.moveUp'), icon: ArrowUp, run: move(-1) },
    { key: 'down', label: t('accounts.moveDown'), icon: ArrowDown, run: move(1) },
  ];
}

/** Its choices, its data, its end. */
function dataItems(t: TFunction, app: App, account: AccountView): AccountMenuItem[] {
  const { id, linkedAt, state } = account;
  const items: AccountMenuItem[] = [
    {
      key: 'settings',
      label: t('accounts.settings'),
      icon: Settings2,
      apart: true,
      run: () => app.choices.open({ kind: 'settings', accountId: id }),
    },
    {
      key: 'proxy',
      label: t('accounts.proxy'),
      icon: Waypoints,
      run: () => app.choices.open({ kind: 'proxy', accountId: id }),
    },
  ];
  if (linkedAt !== null) {
    items.push({
      key: 'starred',
      label: t('info.starred'),
      icon: Star,
      run: () => app.search.showStarred({ accountId: id, chat: null }),
    });
    items.push({
      key: 'link-details',
      label: t('accounts.linkDetails'),
      icon: Smartphone,
      run: () => app.link.showDetails(id),
    });
    items.push({
      key: 'events',
      label: t('events.open'),
      icon: History,
      run: () => app.choices.open({ kind: 'events', accountId: id }),
    });
    items.push({
      key: 'storage',
      label: t('storage.open'),
      icon: HardDrive,
      run: () => app.choices.open({ kind: 'storage', accountId: id }),
    });
  }
  if (linkedAt !== null && state.kind !== 'unlinked') {
    items.push(
      {
        key: 'backup',
        label: t('accounts.backUp'),
        icon: Archive,
        run: () => app.backups.show({ kind: 'create', accountIds: [id] }),
      },
      {
        key: 'export-login',
        label: t('accounts.exportLogin'),
        icon: FolderOutput,
        run: () => app.backups.show({ kind: 'export', accountId: id }),
      },
    );
  }
  if (account.linkedAt !== null) {
    items.push({
      key: 'export-chats',
      label: t('accounts.exportChats'),
      icon: MessageSquareShare,
      danger: false,
      run: () => app.exports.show({ accountId: account.id, chat: null }),
    });
  }
  items.push({
    key: 'remove',
    label: t('accounts.remove'),
    icon: Trash2,
    danger: true,
    apart: true,
    run: () => app.accounts.askToRemove(id),
  });
  return items;
}

/** What can be done with an account right now. */
export function useAccountMenu(account: AccountView): readonly AccountMenuItem[] {
  const { t } = useTranslation();
  const app = useApp();
  return [
    ...connectionItems(t, app, account),
    ...arrangementItems(t, app, account),
    ...dataItems(t, app, account),
  ];
}
