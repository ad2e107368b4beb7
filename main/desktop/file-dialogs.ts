import { app, BrowserWindow, dialog, webContents, type FileFilter, type OpenDialogOptions } from 'electron';
import { join } from 'node:path';
import type { Texts } from './texts.ts';

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

async function save(
  windowId: number,
  suggestedName: string,
  filters: readonly FileFilter[],
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
    defaultPath: join(app.getPath('documents'), `${suggestedName}.${filters[0]?.extensions[0] ?? ''}`),
    filters: [...filters],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** The only way in which a path comes into the program: a person picks it in a dialog of the system. */
export const fileDialogs = (t: Texts) => ({
  saveBackup: (windowId: number, suggestedName: string): Promise<string | null> =>
    save(windowId, suggestedName, filters),
  saveExport: (windowId: number, suggestedName: string, extension: string): Promise<string | null> =>
    save(windowId, suggestedName, [{ name: extension.toUpperCase(), extensions: [extension] }]),
  /** For a text that people read, with a name that says when it was made. */
  saveText: (windowId: number, suggestedName: string): Promise<string | null> =>
    save(windowId, suggestedName, [{ name: t('menu.textFiles'), extensions: ['txt'] }]),
  openBackup: (windowId: number): Promise<string | null> =>
    pick(windowId, {
      filters: [...filters, { name: t('menu.allFiles'), extensions: ['*'] }],
      properties: ['openFile'],
    }),
  attach: async (windowId: number): Promise<readonly string[]> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
      properties: ['openFile', 'multiSelections'],
    });
    return canceled ? [] : filePaths;
  },
  saveFile: async (windowId: number, suggestedName: string): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
      defaultPath: join(app.getPath('downloads'), suggestedName),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || filePath === '' ? null : filePath;
  },
  folder: (windowId: number): Promise<string | null> =>
    pick(windowId, { properties: ['openDirectory', 'createDirectory'] }),
});
