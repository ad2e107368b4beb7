import type { App, BrowserWindow } from 'electron';

/**
 * False when the app already runs on this data: this process must end at once, the other one raises its window.
 * Two programs on one set of databases and sockets would undo each other.
 */
export const claimSingleInstance = (app: App, onSecondStart: () => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecondStart);
  return true;
};

/** Brings a window before the person, wherever it was. */
export const raiseWindow = (window: BrowserWindow | null): void => {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
