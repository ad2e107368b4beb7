import { z } from 'zod';
import { command, none } from './define-command.ts';

/** How the app lives on the desktop. */
export const desktopSettingsSchema = z.strictObject({
  /** Closing the window leaves the app in the tray (on macOS: in the dock). */
  closeToTray: z.boolean(),
  startAtLogin: z.boolean(),
  /** Word lists for the spell checker are fetched from Google, once per language; macOS has its own. */
  checkSpelling: z.boolean(),
});
export type DesktopSettings = z.infer<typeof desktopSettingsSchema>;

export interface DesktopView {
  readonly settings: DesktopSettings;
  /** False where the system has no place for the app's own start at login. */
  readonly canStartAtLogin: boolean;
  /** True where the system checks spelling by itself, so that there is nothing to choose. */
  readonly ownSpelling: boolean;
  /** The name given with `--profile`; null for the usual one. */
  readonly profile: string | null;
}

/** Calls about the app itself. */
export const desktopCommands = {
  'desktop.view': command<DesktopView>()(none),
  'desktop.setSettings': command<null>()(z.strictObject({ settings: desktopSettingsSchema })),
  /** The report as it would be saved, for reading first. No numbers, names or texts are in it. */
  'report.make': command<{ readonly text: string }>()(none),
  /** Saves the report that was made last for this window. False: the person has picked no file. */
  'report.save': command<{ readonly saved: boolean }>()(none),
  /** Unlinks all accounts where they can be reached, deletes all data of this profile and starts anew. */
  'data.wipe': command<null>()(z.strictObject({ sure: z.literal('delete everything') })),
} as const;
