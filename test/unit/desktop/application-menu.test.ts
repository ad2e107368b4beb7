import { describe, expect, it } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { createTexts } from '../../../main/desktop/texts.ts';
import { applicationMenuTemplate } from '../../../main/desktop/application-menu.ts';
import { shortcuts, type ShortcutId } from '../../../preload/contract/shortcuts.ts';
import texts from '../../../resources/locales/en.json';

const template = (platform: NodeJS.Platform, isPackaged: boolean, chosen: ShortcutId[] = []) =>
  applicationMenuTemplate({
    platform,
    isPackaged,
    name: 'Switchboard',
    t: createTexts().t,
    onShortcut: (shortcut) => chosen.push(shortcut),
  });
const itemsOf = (menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));

const roles = (platform: NodeJS.Platform, isPackaged: boolean): string =>
  JSON.stringify(template(platform, isPackaged));

describe('applicationMenuTemplate', () => {
  it.each(['darwin', 'linux', 'win32'] as const)('has edit, window and quit on %s', (platform) => {
    for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'minimize', 'close', 'quit']) {
      expect(roles(platform, true)).toContain(`"role":"${role}"`);
    }
  });

  it.each(['darwin', 'linux', 'win32'] as const)('reloads in development only on %s', (platform) => {
    expect(roles(platform, false)).toContain('reload');
    expect(roles(platform, true)).not.toMatch(/reload|toggleDevTools/);
  });

  it('has the app menu of macOS there only', () => {
    expect(roles('darwin', true)).toContain('hideOthers');
    expect(roles('linux', true)).not.toContain('hideOthers');
  });

  it.each(['darwin', 'linux', 'win32'] as const)('offers every shortcut of the table on %s', (platform) => {
    const chosen: ShortcutId[] = [];
    const items = itemsOf(template(platform, true, chosen));
    for (const { id, keys } of shortcuts) {
      const item = items.find(({ accelerator }) => accelerator === keys);
      expect(item?.label, id).toBe(texts.shortcuts.name[id]);
      item?.click?.({} as never, undefined, {});
    }
    expect(chosen).toEqual(shortcuts.map(({ id }) => id));
  });

  it('leaves those keys to the page, where the system lets it', () => {
    const own = itemsOf(template('linux', true)).filter(({ click }) => click !== undefined);
    expect(own.filter(({ registerAccelerator }) => registerAccelerator !== false)).toEqual([]);
  });

  it.each(['darwin', 'linux', 'win32'] as const)(
    'has a label of the catalogue on every entry on %s',
    (platform) => {
      const all = template(platform, true);
      const unlabelled = [...all, ...itemsOf(all)].filter(
        ({ label, type }) =>
          type !== 'separator' && (label === undefined || /^(?:menu|shortcuts)\./.test(label)),
      );
      expect(unlabelled).toEqual([]);
    },
  );
});
