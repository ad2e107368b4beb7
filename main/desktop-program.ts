import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, nativeImage, session, type BrowserWindow } from 'electron';
import type { AccountId, AccountView } from '../preload/contract/model.ts';
import type { AccountsListener } from './accounts/socket-manager.ts';
import { startAtLogin } from './desktop/autostart.ts';
import { createBadge } from './desktop/badge.ts';
import { applySpelling } from './desktop/harden-contents.ts';
import type { NotificationCenter } from './desktop/notification-center.ts';
import type { Preferences } from './desktop/preferences.ts';
import { notificationsSupported } from './desktop/show-notification.ts';
import type { Texts } from './desktop/texts.ts';
import { drawTrayIcon } from './desktop/tray-icon.ts';
import type { TrayActions, TrayState } from './desktop/tray-menu.ts';
import { createTray } from './desktop/tray.ts';
import { badgeCount } from './domain/badge-count.ts';
import type { DesktopPort } from './ipc/program.ts';

export interface DesktopProgramParts {
  readonly preferences: Preferences;
  readonly t: Texts;
  readonly name: string;
  readonly profile: string | null;
  readonly isLocked: () => boolean;
  readonly window: () => BrowserWindow | null;
  readonly trayActions: () => TrayActions;
  readonly notifications: () => NotificationCenter;
  readonly makeReport: () => Promise<string>;
  /** Asks where to, and writes. False when no file was picked. */
  readonly saveReport: (windowId: number, text: string) => Promise<boolean>;
  readonly wipe: (endAutostart: () => Promise<void>) => Promise<void>;
}

const overlaySize = 16;
/** Milliseconds. */
const refreshDelay = 100;

/** The app outside its window: tray, badge, notifications, start at login, report, wipe. */
export class DesktopProgram implements AccountsListener {
  readonly port: DesktopPort;
  readonly #parts: DesktopProgramParts;
  readonly #accounts = new Map<AccountId, AccountView>();
  #tray: ReturnType<typeof createTray> = null;
  #phase: 'before' | 'shown' | 'over' = 'before';
  #soon: NodeJS.Timeout | null = null;
  readonly #badge: (count: number) => void;
  /** What was shown to be read, by window: just that is saved. */
  readonly #reports = new Map<number, string>();

  constructor(parts: DesktopProgramParts) {
    this.#parts = parts;
    const { t } = parts;
    this.#badge = createBadge({
      app,
      window: parts.window,
      dot: () =>
        nativeImage.createFromBitmap(drawTrayIcon(overlaySize, { unread: true, trouble: false }), {
          width: overlaySize,
          height: overlaySize,
        }),
      describe: (count) => t('accounts.unread', { count }),
    });
    this.port = this.#createPort();
  }

  /**
   * Puts the app into the tray, and its count on the icon. Not with the first breath: to draw the pictures, and to load
   * how numbers are written, takes a tenth of a second in which no page is answered.
   */
  begin(): void {
    if (this.#phase !== 'before') return;
    this.#phase = 'shown';
    const { t, name, trayActions } = this.#parts;
    this.#tray = createTray({ t, name, actions: trayActions });
    this.refresh();
  }

  /** Closing the window leaves the app running, in the tray. */
  get staysInTray(): boolean {
    this.begin();
    return (
      this.#parts.preferences.get('desktop').closeToTray &&
      (this.#tray !== null || process.platform === 'darwin')
    );
  }

  accountChanged(view: AccountView): void {
    this.#accounts.set(view.id, view);
    this.#parts.notifications().accountChanged(view);
    this.#refreshSoon();
  }

  accountRemoved(accountId: AccountId): void {
    this.#accounts.delete(accountId);
    this.#parts.notifications().accountRemoved(accountId);
    this.#refreshSoon();
  }

  chatsChanged: AccountsListener['chatsChanged'] = (notice) =>
    this.#parts.notifications().chatsChanged(notice);

  /** Accounts, lock or settings have changed. */
  refresh(): void {
    if (this.#phase !== 'shown') return;
    const locked = this.#parts.isLocked();
    const unread = badgeCount(this.#accounts.values());
    const state: TrayState = { accounts: [...this.#accounts.values()], unread, locked };
    this.#tray?.update(state);
    this.#badge(unread);
  }

  /** A hundred accounts that connect change many hundred times: what is shown of them all follows a little later, once. */
  #refreshSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      this.refresh();
    }, refreshDelay);
  }

  /** All accounts as they are, once the data is open. */
  takeAll(views: readonly AccountView[]): void {
    for (const view of views) this.#accounts.set(view.id, view);
    this.refresh();
  }

  end(): void {
    if (this.#soon !== null) clearTimeout(this.#soon);
    this.#phase = 'over';
    this.#parts.notifications().end();
    this.#badge(0);
    this.#tray?.end();
  }

  #createPort(): DesktopPort {
    const { preferences, profile, makeReport, saveReport, wipe } = this.#parts;
    const autostart = startAtLogin({
      app,
      profile,
      configFolder: process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'),
      // An AppImage runs from a folder that is gone tomorrow; it says itself where its file is.
      executable: process.env['APPIMAGE'] ?? process.execPath,
    });
    return {
      view: () =>
        Promise.resolve({
          settings: preferences.get('desktop'),
          canStartAtLogin: autostart.available,
          ownSpelling: process.platform === 'darwin',
          profile,
        }),
      setSettings: async (settings) => {
        const before = preferences.get('desktop');
        if (before.startAtLogin !== settings.startAtLogin) await autostart.set(settings.startAtLogin);
        preferences.set('desktop', settings);
        applySpelling(session.defaultSession, settings.checkSpelling, app.getLocale());
      },
      notifications: () => ({
        settings: preferences.get('notifications'),
        supported: notificationsSupported(),
      }),
      setNotifications: (settings) => {
        preferences.set('notifications', settings);
      },
      makeReport: async (windowId) => {
        const text = await makeReport();
        this.#reports.set(windowId, text);
        return text;
      },
      saveReport: (windowId) => {
        const text = this.#reports.get(windowId);
        return text === undefined ? Promise.resolve(false) : saveReport(windowId, text);
      },
      wipe: () => wipe(() => autostart.set(false)),
    };
  }
}
