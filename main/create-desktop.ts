import { writeFile } from 'node:fs/promises';
import { app, BrowserWindow, session } from 'electron';
import type { DataProgram } from './data-program.ts';
import { DesktopProgram } from './desktop-program.ts';
import type { fileDialogs } from './desktop/file-dialogs.ts';
import type { NotificationCenter } from './desktop/notification-center.ts';
import type { Ending } from './ending.ts';
import type { Foundation } from './foundation.ts';
import { makeReport } from './make-report.ts';
import type { MainWindow } from './main-window.ts';
import { wipeData } from './wipe-data.ts';

export interface DesktopParts {
  readonly data: DataProgram;
  readonly window: MainWindow;
  readonly ending: Ending;
  readonly dialogs: ReturnType<typeof fileDialogs>;
  readonly notifications: NotificationCenter;
}

/** Tray, badge, start at login, report and wipe, for this program. */
export function createDesktop(foundation: Foundation, parts: DesktopParts): DesktopProgram {
  const { folder, preferences, texts, profile, vault, isLocked, logger } = foundation;
  const { data, window, ending, dialogs, notifications } = parts;
  return new DesktopProgram({
    preferences,
    t: texts.t,
    name: profile === null ? app.name : `${app.name} (${profile})`,
    profile,
    isLocked,
    window: () => window.current,
    trayActions: () => {
      const state = vault.state();
      return {
        show: () => window.raise(),
        pauseAll: () => data.tell(({ accounts }) => accounts.pauseAll()),
        resumeAll: () => data.tell(({ accounts }) => accounts.resumeAll()),
        lock: state.kind === 'open' && state.protection === 'passphrase' ? () => void vault.lock() : null,
        quit: () => app.quit(),
      };
    },
    notifications: () => notifications,
    makeReport: () =>
      makeReport({
        folder,
        version: app.getVersion(),
        packaged: app.isPackaged,
        vault: () => vault.state(),
        data,
      }),
    saveReport: async (windowId, text) => {
      const path = await dialogs.saveText(
        windowId,
        `switchboard-report-${new Date().toISOString().slice(0, 10)}`,
      );
      if (path !== null) await writeFile(path, text, 'utf8');
      return path !== null;
    },
    wipe: async (endAutostart) => {
      ending.beginWipe();
      await wipeData({
        folder,
        data,
        session: session.defaultSession,
        logger,
        closeWindows: () => {
          for (const each of BrowserWindow.getAllWindows()) each.destroy();
        },
        endAutostart,
      });
      app.exit(0);
    },
  });
}
