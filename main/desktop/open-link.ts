import { BrowserWindow, clipboard, dialog, shell, webContents } from 'electron';
import type { Texts } from './texts.ts';
import { readWebAddress } from './web-address.ts';

const answers = ['open', 'copy', 'cancel'] as const;

/**
 * Makes the one way out to the person's browser. It asks first, with the real address, in a dialog of the system that no
 * page can draw over or press.
 * @returns a function whose answer is null for an address that is never opened, else whether it was opened
 */
export const openLink =
  (t: Texts) =>
  async (windowId: number, text: string): Promise<boolean | null> => {
    const web = readWebAddress(text);
    if (web === null) return null;
    const contents = webContents.fromId(windowId);
    const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents);
    if (window === null) return false;
    const words = { open: t('link.open'), copy: t('link.copy'), cancel: t('common.cancel') };
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: t('link.title'),
      detail: t('link.detail', { host: web.host, address: web.address }),
      buttons: answers.map((answer) => words[answer]),
      defaultId: answers.indexOf('open'),
      cancelId: answers.indexOf('cancel'),
      noLink: true,
    });
    const answer = answers[response];
    if (answer === 'copy') void clipboard.writeText(web.address);
    if (answer !== 'open') return false;
    await shell.openExternal(web.address);
    return true;
  };
