import { dialog, type BrowserWindow } from 'electron';
import type { Texts } from './texts.ts';

/** Asks, in a dialog of the system since there is no page, whether to try once more. */
export async function askAfterCrashes(window: BrowserWindow, t: Texts): Promise<boolean> {
  if (window.isDestroyed()) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('app.crashed.title'),
    detail: t('app.crashed.lead'),
    buttons: [t('app.crashed.again'), t('app.crashed.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
