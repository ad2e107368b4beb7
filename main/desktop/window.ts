import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Logger } from '../accounts/ports.ts';
import { createCrashLimit } from './crash-limit.ts';
import type { Preferences } from './preferences.ts';
import { healBounds, minimumSize } from './window-bounds.ts';

export interface WindowOptions {
  /** `appUrl`, or the dev server's address. */
  readonly url: string;
  /** The absolute path of out/preload/index.cjs. */
  readonly preloadFile: string;
  readonly preferences: Preferences;
  readonly logger: Logger;
  /** Names the profile in the window's title; null for the usual one. */
  readonly profile?: string | null;
  /** Shown when somebody asks for it, not by itself. */
  readonly hidden?: boolean;
  /** Whether closing the window only takes it from the screen. */
  readonly staysOnClose?: () => boolean;
  /** Developer tools; off in a packaged app. */
  readonly developmentTools: boolean;
  /** A page begins anew: the first one, after a reload, after a crash. */
  readonly onPageStart?: () => void;
  /** The page died too often to be loaded once more. */
  readonly onGiveUp?: () => void;
}

/** Seen for a moment before the page has drawn itself; the page's own window colours. */
const backgroundColour = (): string => (nativeTheme.shouldUseDarkColors ? '#17181b' : '#f6f6f7');

const rememberBounds = (window: BrowserWindow, preferences: Preferences): void => {
  let timer: NodeJS.Timeout | undefined;
  const remember = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    preferences.set('windowBounds', { ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(remember, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', remember);
  window.on('closed', () => clearTimeout(timer));
};

const followTheme = (window: BrowserWindow): void => {
  const paint = (): void => window.setBackgroundColor(backgroundColour());
  nativeTheme.on('updated', paint);
  // nativeTheme outlives every window.
  window.on('closed', () => nativeTheme.removeListener('updated', paint));
};

const recover = (window: BrowserWindow, { url, logger, onGiveUp }: WindowOptions): void => {
  const mayTryAgain = createCrashLimit({ maximum: 3, withinMilliseconds: 60_000, now: Date.now });
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const again = mayTryAgain();
    logger.error('The page died.', { reason: details.reason, exitCode: details.exitCode, again });
    if (!again) onGiveUp?.();
    // Not reload(): there may be no page left to load again.
    else load(window, url, logger);
  });
};

const load = (window: BrowserWindow, url: string, logger: Logger): void => {
  window.loadURL(url).catch((error: unknown) => logger.error('The page could not be loaded.', { error }));
};

/** Makes the window and begins to load the page. It shows itself once there is something to see. */
export const createWindow = (options: WindowOptions): BrowserWindow => {
  const { preferences, logger, onPageStart } = options;
  const remembered = preferences.get('windowBounds');
  const window = new BrowserWindow({
    ...healBounds(
      remembered,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: options.profile ? `Switchboard (${options.profile})` : 'Switchboard',
    backgroundColor: backgroundColour(),
    show: false,
    webPreferences: {
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: true,
      navigateOnDragDrop: false,
      devTools: options.developmentTools,
    },
  });
  // Not removed: a menu bar that is hidden still hears its shortcuts.
  if (process.platform !== 'darwin') window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    // Maximising shows the window, too.
    if (options.hidden === true) return;
    if (remembered?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', (event) => {
    if (options.staysOnClose?.() !== true) return;
    event.preventDefault();
    window.hide();
  });
  // The page's own title would replace the app's name in the task bar.
  window.on('page-title-updated', (event) => event.preventDefault());
  // When it takes the old page's place, not when it is asked for: a navigation that is denied leaves the old one there.
  window.webContents.on('did-navigate', () => onPageStart?.());
  rememberBounds(window, preferences);
  followTheme(window);
  recover(window, options);
  // Navigation begins while loadURL still runs: the caller gets the window first, and hears of its first page too.
  queueMicrotask(() => {
    if (!window.isDestroyed()) load(window, options.url, logger);
  });
  return window;
};
