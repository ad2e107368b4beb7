import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandOutput } from '../../preload/contract/commands.ts';
import type { DesktopSettings } from '../../preload/contract/desktop-commands.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { NotificationSettings } from '../../preload/contract/notifications.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import type { AppDialog } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

export interface DesktopActions {
  /** Opens a dialog of the app itself, or none. */
  show(dialog: AppDialog | null): void;
  readonly view: () => Promise<Result<CommandOutput<'desktop.view'>>>;
  setSettings(settings: DesktopSettings): Promise<Result<null>>;
  readonly notifications: () => Promise<Result<CommandOutput<'notifications.view'>>>;
  setNotifications(settings: NotificationSettings): Promise<Result<null>>;
  readonly makeReport: () => Promise<Result<{ readonly text: string }>>;
  /** Saves the report that was made last. */
  saveReport(): Promise<Result<{ readonly saved: boolean }>>;
  /** Deletes all data; the app ends. */
  wipe(): Promise<Result<null>>;
  events(accountId: AccountId, before: string | null): Promise<Result<CommandOutput<'accounts.events'>>>;
}

/** Makes the actions on the app itself. */
export function createDesktopActions(bridge: Bridge, stores: Stores): DesktopActions {
  return {
    show: (appDialog) => stores.ui.setState({ appDialog }),
    view: () => callMain(bridge, 'desktop.view', {}),
    setSettings: (settings) => callMain(bridge, 'desktop.setSettings', { settings }),
    notifications: () => callMain(bridge, 'notifications.view', {}),
    setNotifications: (settings) => callMain(bridge, 'notifications.setSettings', { settings }),
    makeReport: () => callMain(bridge, 'report.make', {}),
    saveReport: () => callMain(bridge, 'report.save', {}),
    wipe: () => callMain(bridge, 'data.wipe', { sure: 'delete everything' }),
    events: (accountId, before) => callMain(bridge, 'accounts.events', { accountId, before }),
  };
}
