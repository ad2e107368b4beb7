import { BrowserWindow, Menu, type WebContents } from 'electron';
import { contextMenuTemplate } from './context-menu.ts';
import type { Texts } from './texts.ts';

/** Shows the system's menu where the page has none of its own: the page prevents it there. */
export const installContextMenu = (contents: WebContents, t: Texts): void => {
  contents.on('context-menu', (_event, facts) => {
    const template = contextMenuTemplate(t, facts, {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
    });
    const window = BrowserWindow.fromWebContents(contents);
    if (template.length === 0 || window === null) return;
    Menu.buildFromTemplate(template).popup({ window });
  });
};
