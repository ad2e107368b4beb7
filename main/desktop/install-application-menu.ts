import { Menu, type App } from 'electron';
import { applicationMenuTemplate } from './application-menu.ts';

/** Replaces Electron's default menu, which offers what the app does not have. */
export const installApplicationMenu = (app: App): void => {
  const { isPackaged, name } = app;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(applicationMenuTemplate({ platform: process.platform, isPackaged, name })),
  );
};
