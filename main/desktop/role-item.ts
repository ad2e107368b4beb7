import type { MenuItemConstructorOptions } from 'electron';
import type { Texts } from './texts.ts';

/** What Electron does by itself; its own labels are English everywhere. */
export type MenuRole =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'selectAll'
  | 'minimize'
  | 'zoom'
  | 'close'
  | 'front';

/** An entry for a role, in the person's language. */
export const roleItem = (t: Texts, role: MenuRole): MenuItemConstructorOptions => ({
  role,
  label: t(`menu.role.${role}`, { app: t('app.name') }),
});
