import { BrowserWindow, Menu, type App } from 'electron';
import type { ShortcutId } from '../../preload/contract/shortcuts.ts';
import { applicationMenuTemplate } from './application-menu.ts';
import type { Texts } from './texts.ts';

/** Replaces Electron's default menu, which offers what the app does not have. */
export const installApplicationMenu = (
  app: App,
  t: Texts,
  onShortcut: (windowId: number, shortcut: ShortcutId) => void,
): void => {
  const { isPackaged, name } = app;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      applicationMenuTemplate({
        platform: process.platform,
        isPackaged,
        name,
        t,
        onShortcut: (shortcut) => {
          const window = BrowserWindow.getFocusedWindow();
          if (window !== null) onShortcut(window.webContents.id, shortcut);
        },
      }),
    ),
  );
};
