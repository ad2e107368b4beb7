import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { Texts } from './texts.ts';
import { drawTrayIcon, type TrayLook } from './tray-icon.ts';
import { trayLook, trayMenuTemplate, trayTooltip, type TrayActions, type TrayState } from './tray-menu.ts';

const picture = (look: TrayLook): NativeImage => {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 1.5, 2, 3]) {
    const size = Math.round(16 * scaleFactor);
    image.addRepresentation({ scaleFactor, width: size, height: size, buffer: drawTrayIcon(size, look) });
  }
  return image;
};

export interface AppTray {
  update(state: TrayState): void;
  end(): void;
}

/** The app's place in the tray. Null where the system has none. */
export function createTray(options: {
  readonly t: Texts;
  readonly name: string;
  readonly actions: () => TrayActions;
}): AppTray | null {
  const { t, name, actions } = options;
  const first: TrayState = { accounts: [], unread: 0, locked: true };
  let tray: Tray;
  try {
    tray = new Tray(picture(trayLook(first)));
  } catch {
    return null;
  }
  let drawn = '';
  const update = (state: TrayState): void => {
    if (tray.isDestroyed()) return;
    const look = trayLook(state);
    const given = actions();
    const template = trayMenuTemplate(t, state, given);
    const tooltip = trayTooltip(t, state, name);
    // Accounts change their state many times a second at a start; most of it changes nothing here.
    const next = JSON.stringify([look, tooltip, template.map(({ label, type }) => label ?? type)]);
    if (next === drawn) return;
    drawn = next;
    tray.setImage(picture(look));
    tray.setToolTip(tooltip);
    tray.setContextMenu(Menu.buildFromTemplate(template));
  };
  tray.on('click', () => actions().show());
  update(first);
  return { update, end: () => tray.destroy() };
}
