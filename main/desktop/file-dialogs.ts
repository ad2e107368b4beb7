import { app, BrowserWindow, dialog, webContents, type OpenDialogOptions } from 'electron';
import { join } from 'node:path';

const extension = 'switchboard-backup';
const filters = [{ name: 'Switchboard', extensions: [extension] }];

/** The window whose page called. A dialog without one would not keep the window from being used meanwhile. */
function windowOf(windowId: number): BrowserWindow {
  const contents = webContents.fromId(windowId);
  const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents);
  if (window === null) throw new Error('the window that asked is gone');
  return window;
}

async function pick(windowId: number, options: OpenDialogOptions): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), options);
  return canceled ? null : (filePaths[0] ?? null);
}

/** The only way in which a path comes into the program: a person picks it in a dialog of the system. */
export const fileDialogs = () => ({
  saveBackup: async (windowId: number, suggestedName: string): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
      defaultPath: join(app.getPath('documents'), `${suggestedName}.${extension}`),
      filters,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || filePath === '' ? null : filePath;
  },
  openBackup: (windowId: number): Promise<string | null> =>
    pick(windowId, { filters: [...filters, { name: '*', extensions: ['*'] }], properties: ['openFile'] }),
  folder: (windowId: number): Promise<string | null> =>
    pick(windowId, { properties: ['openDirectory', 'createDirectory'] }),
});
