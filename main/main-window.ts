import { app, type BrowserWindow } from 'electron';
import type { Viewers } from './accounts/viewers.ts';
import type { DataProgram } from './data-program.ts';
import { askAfterCrashes } from './desktop/ask-after-crashes.ts';
import { installContextMenu } from './desktop/install-context-menu.ts';
import { raiseWindow } from './desktop/single-instance.ts';
import { createWindow } from './desktop/window.ts';
import { builtFiles, type Foundation } from './foundation.ts';

export interface MainWindowParts {
  /** The page's address. */
  readonly url: string;
  readonly data: DataProgram;
  /** A page begins anew in it. */
  readonly onPageStart: () => void;
  /** Whether closing the window only takes it from the screen. */
  readonly staysOnClose: () => boolean;
  /** The system ends the person's session. */
  readonly onSessionEnd: () => void;
}

/** The one window of the program, which may be closed for a while. */
export class MainWindow {
  readonly #foundation: Foundation;
  readonly #parts: MainWindowParts;
  #window: BrowserWindow | null = null;

  constructor(foundation: Foundation, parts: MainWindowParts) {
    this.#foundation = foundation;
    this.#parts = parts;
  }

  get current(): BrowserWindow | null {
    return this.#window;
  }

  /** Brings it before the person, wherever it was. */
  raise(): void {
    if (this.#window === null) this.open(false);
    else raiseWindow(this.#window);
  }

  open(hidden: boolean): void {
    const { preferences, logger, profile, feeds, texts } = this.#foundation;
    const { url, data, onPageStart, staysOnClose, onSessionEnd } = this.#parts;
    const opened = createWindow({
      url,
      preloadFile: builtFiles.preload,
      preferences,
      logger,
      developmentTools: !app.isPackaged,
      profile,
      hidden,
      staysOnClose,
      onPageStart: () => {
        onPageStart();
        feeds.pageStarted(windowId);
      },
      onGiveUp: () => this.#giveUp(opened),
    });
    const windowId = opened.webContents.id;
    this.#window = opened;
    feeds.add(opened.webContents);
    installContextMenu(opened.webContents, texts.t);
    const viewing = (change: (viewers: Viewers) => void): void =>
      data.tell(({ accounts }) => accounts.viewing(change));
    const focus = (focused: boolean): void => {
      feeds.focusChanged(windowId, focused);
      viewing((viewers) => viewers.focus(windowId, focused));
    };
    opened.on('focus', () => focus(true));
    opened.on('blur', () => focus(false));
    // Not every desktop takes the focus from a window before it is out of sight.
    opened.on('hide', () => focus(false));
    opened.on('minimize', () => focus(false));
    opened.on('closed', () => {
      feeds.remove(windowId);
      viewing((viewers) => viewers.forget(windowId));
      this.#window = null;
    });
    // Windows logs off without asking twice.
    opened.on('session-end', onSessionEnd);
  }

  /** The page died again and again: a person decides, since loading it once more would only go on so. */
  #giveUp(broken: BrowserWindow): void {
    void askAfterCrashes(broken, this.#foundation.texts.t).then((again) => {
      if (!again) app.quit();
      else if (!broken.isDestroyed()) broken.webContents.loadURL(this.#parts.url).catch(() => undefined);
    });
  }
}
