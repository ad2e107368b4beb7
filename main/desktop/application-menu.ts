import type { MenuItemConstructorOptions } from 'electron';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly name: string;
}

const appMenu = (name: string): MenuItemConstructorOptions => ({
  label: name,
  submenu: [
    { role: 'about' },
    { type: 'separator' },
    { role: 'services' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
    { role: 'quit' },
  ],
});

const editMenu: MenuItemConstructorOptions = {
  role: 'editMenu',
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'pasteAndMatchStyle' },
    { role: 'selectAll' },
  ],
};

const developmentMenu: MenuItemConstructorOptions = {
  label: 'Development',
  submenu: [{ role: 'reload' }, { role: 'forceReload' }, { role: 'toggleDevTools' }],
};

/** The native menu, with what exists. On Linux and Windows its bar is hidden and only its shortcuts are felt. */
export const applicationMenuTemplate = ({
  platform,
  isPackaged,
  name,
}: MenuOptions): MenuItemConstructorOptions[] => {
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [appMenu(name)] : [{ label: 'File', submenu: [{ role: 'quit' } as const] }]),
    editMenu,
    {
      role: 'windowMenu',
      submenu: isMac
        ? [
            { role: 'minimize' },
            { role: 'zoom' },
            { role: 'close' },
            { type: 'separator' },
            { role: 'front' },
          ]
        : [{ role: 'minimize' }, { role: 'close' }],
    },
    ...(isPackaged ? [] : [developmentMenu]),
  ];
};
