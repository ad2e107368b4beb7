import type { CommandName } from '../../../preload/contract/commands.ts';
import { success } from '../../../preload/contract/result.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';

type DesktopCommands = Extract<
  CommandName,
  `desktop.${string}` | `report.${string}` | `data.${string}` | `notifications.${string}`
>;

export const desktopHandlers = ({ desktop }: Program): Pick<Handlers, DesktopCommands> => ({
  'desktop.view': async () => success(await desktop.view()),
  'desktop.setSettings': async ({ settings }) => {
    await desktop.setSettings(settings);
    return success(null);
  },
  'notifications.view': () => success(desktop.notifications()),
  'notifications.setSettings': ({ settings }) => {
    desktop.setNotifications(settings);
    return success(null);
  },
  'report.make': async (_input, { windowId }) => success({ text: await desktop.makeReport(windowId) }),
  'report.save': async (_input, { windowId }) => success({ saved: await desktop.saveReport(windowId) }),
  'data.wipe': async () => {
    await desktop.wipe();
    return success(null);
  },
});
