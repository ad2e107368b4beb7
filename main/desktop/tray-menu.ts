import type { MenuItemConstructorOptions } from 'electron';
import type { AccountView } from '../../preload/contract/model.ts';
import type { Texts } from './texts.ts';
import type { TrayLook } from './tray-icon.ts';

/** What the tray knows of the accounts; empty while the data is locked. */
export interface TrayState {
  readonly accounts: readonly Pick<AccountView, 'state'>[];
  readonly unread: number;
  readonly locked: boolean;
}

export interface TrayActions {
  readonly show: () => void;
  readonly pauseAll: () => void;
  readonly resumeAll: () => void;
  /** Null where no passphrase protects the data. */
  readonly lock: (() => void) | null;
  readonly quit: () => void;
}

const needsPerson = new Set<AccountView['state']['kind']>(['stopped', 'unlinked']);
const online = new Set<AccountView['state']['kind']>(['online', 'syncing']);

/** What the picture says. */
export const trayLook = ({ accounts, unread, locked }: TrayState): TrayLook => ({
  unread: unread > 0 && !locked,
  trouble: accounts.some(({ state }) => needsPerson.has(state.kind)),
});

/** One line under the pointer: unread messages and how the accounts are. */
export function trayTooltip(t: Texts, { accounts, unread, locked }: TrayState, name: string): string {
  if (locked) return `${name}: ${t('tray.locked')}`;
  if (accounts.length === 0) return name;
  const connected = accounts.filter(({ state }) => online.has(state.kind)).length;
  const states = t('tray.online', { online: connected, count: accounts.length });
  return unread === 0
    ? `${name}: ${states}`
    : `${name}: ${t('accounts.unread', { count: unread })}, ${states}`;
}

/** The tray's menu, with what makes sense right now. */
export function trayMenuTemplate(
  t: Texts,
  state: TrayState,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const { accounts, locked } = state;
  const pausable = accounts.some(
    ({ state: { kind } }) => kind !== 'paused' && kind !== 'unlinked' && kind !== 'linking',
  );
  const resumable = accounts.some(({ state: { kind } }) => kind === 'paused');
  const item = (label: string, click: () => void): MenuItemConstructorOptions => ({ label, click });
  return [
    item(t('tray.show'), actions.show),
    { type: 'separator' },
    ...(locked || !pausable ? [] : [item(t('accounts.pauseAll'), actions.pauseAll)]),
    ...(locked || !resumable ? [] : [item(t('accounts.resumeAll'), actions.resumeAll)]),
    ...(locked || actions.lock === null ? [] : [item(t('lock.now'), actions.lock)]),
    { type: 'separator' },
    item(t('tray.quit'), actions.quit),
  ];
}
