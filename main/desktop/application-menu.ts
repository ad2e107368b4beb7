import type { MenuItemConstructorOptions } from 'electron';
import { shortcuts, shortcutSections, type ShortcutId } from '../../preload/contract/shortcuts.ts';
import { roleItem, type MenuRole } from './role-item.ts';
import type { Texts } from './texts.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly name: string;
  readonly t: Texts;
  readonly onShortcut: (shortcut: ShortcutId) => void;
}

/** Entries in order; null is a line between them. */
const items = (t: Texts, roles: readonly (MenuRole | null)[]): MenuItemConstructorOptions[] =>
  roles.map((role) => (role === null ? { type: 'separator' } : roleItem(t, role)));

const appRoles = ['about', null, 'services', null, 'hide', 'hideOthers', 'unhide', null, 'quit'] as const;
const editRoles = ['undo', 'redo', null, 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll'] as const;
const macWindowRoles = ['minimize', 'zoom', 'close', null, 'front'] as const;

/* For people who work on the app: the only labels that are in no catalogue. */
const developmentMenu: MenuItemConstructorOptions = {
  label: 'Development',
  submenu: [{ role: 'reload' }, { role: 'forceReload' }, { role: 'toggleDevTools' }],
};

/*
 * Shown with their keys, which the page hears itself: a menu that took them would leave dialogs and text fields no say.
 * Only macOS takes them before the page does; there the entry does the work.
 */
const shortcutMenus = ({ t, onShortcut }: MenuOptions): MenuItemConstructorOptions[] =>
  shortcutSections.map((section) => ({
    label: t(`shortcuts.section.${section}`),
    submenu: shortcuts
      .filter((shortcut) => shortcut.section === section)
      .map(({ id, keys }) => ({
        label: t(`shortcuts.name.${id}`),
        accelerator: keys,
        registerAccelerator: false,
        click: () => onShortcut(id),
      })),
  }));

/** The native menu, with what exists. On Linux and Windows its bar is hidden and only its shortcuts are felt. */
export const applicationMenuTemplate = (options: MenuOptions): MenuItemConstructorOptions[] => {
  const { platform, isPackaged, name, t } = options;
  const isMac = platform === 'darwin';
  return [
    isMac
      ? { label: name, submenu: items(t, appRoles) }
      : { label: t('menu.file'), submenu: items(t, ['quit']) },
    { role: 'editMenu', label: t('menu.edit'), submenu: items(t, editRoles) },
    ...shortcutMenus(options),
    {
      role: 'windowMenu',
      label: t('menu.window'),
      submenu: items(t, isMac ? macWindowRoles : ['minimize', 'close']),
    },
    ...(isPackaged ? [] : [developmentMenu]),
  ];
};
