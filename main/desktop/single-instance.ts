import type { App, BrowserWindow } from 'electron';

/**
 * False when the app already runs on this data: this process must end at once, the other one raises its window.
 * Two programs on one set of databases and sockets would undo each other.
 */
export const claimSingleInstance = (
  app: App,
  /** Gets the words of the other's command line, and the folder that it was started in. */
  onSecondStart: (words: readonly string[], folder: string) => void,
): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, words, folder) => onSecondStart(words.slice(1), folder));
  return true;
};

/** Brings a window before the person, wherever it was. */
export const raiseWindow = (window: BrowserWindow | null): void => {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
