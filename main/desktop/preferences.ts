import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { windowPreferencesSchema } from '../../preload/contract/preference-commands.ts';
import { usualPreferences } from '../../preload/contract/preferences.ts';
import { desktopSettingsSchema } from '../../preload/contract/desktop-commands.ts';
import { lockSettingsSchema } from '../../preload/contract/lock-commands.ts';
import {
  defaultNotificationSettings,
  notificationSettingsSchema,
} from '../../preload/contract/notifications.ts';
import type { Logger } from '../accounts/ports.ts';
import { noAttempts } from '../domain/unlock-delay.ts';

const pixels = z.number().int().min(-100_000).max(100_000);

const preferencesSchema = z.object({
  /** The person has read that this is an unofficial client. */
  noticeAccepted: z.boolean().default(false),
  /** The person has turned on the experimental proof of a passkey. */
  passkeyAllowed: z.boolean().default(false),
  /** The app may look for newer versions by itself. */
  looksForUpdates: z.boolean().default(true),
  window: windowPreferencesSchema.default(usualPreferences),
  windowBounds: z
    .strictObject({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: z.boolean() })
    .nullable()
    .default(null),
  lock: lockSettingsSchema.default({ afterMinutes: 15, withScreen: true, systemUnlock: false }),
  /** Wrong passphrases in a row. Here, since what is locked can't hold it. */
  unlockAttempts: z
    .strictObject({ failures: z.number().int().min(0), lastAt: z.number() })
    .default(noAttempts),
  /** The client version that was found when WhatsApp refused the bundled one. */
  foundVersion: z
    .strictObject({
      version: z
        .tuple([z.number().int().min(0), z.number().int().min(0), z.number().int().min(0)])
        .readonly(),
      foundAt: z.number(),
    })
    .nullable()
    .default(null),
  notifications: notificationSettingsSchema.default(defaultNotificationSettings),
  desktop: desktopSettingsSchema.default({ closeToTray: false, startAtLogin: false, checkSpelling: false }),
});
export type PreferenceValues = z.output<typeof preferencesSchema>;
export type WindowBounds = NonNullable<PreferenceValues['windowBounds']>;

/** Keeps preferences on the disk; electron-store in the app. */
export interface PreferenceStore {
  write(values: PreferenceValues): void;
}
export type OpenPreferenceStore = (options: {
  readonly folder: string;
  readonly name: string;
}) => PreferenceStore;

/** What the app remembers that is nobody's secret. Everything else belongs into the encrypted databases. */
export interface Preferences {
  get<Name extends keyof PreferenceValues>(name: Name): PreferenceValues[Name];
  /** Never throws: a preference that cannot be written lasts until the app quits. */
  set<Name extends keyof PreferenceValues>(name: Name, value: PreferenceValues[Name]): void;
}

const defaults = (): PreferenceValues => preferencesSchema.parse({});

/** Null when the file is damaged; the defaults when there is none. */
const readValues = async (path: string): Promise<PreferenceValues | null> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? defaults() : null;
  }
  try {
    return preferencesSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** Opens `<folder>/preferences.json`. A damaged file is put aside as `preferences.damaged.json`: the app starts. */
export const openPreferences = async (options: {
  readonly folder: string;
  readonly openStore: OpenPreferenceStore;
  readonly logger: Logger;
}): Promise<Preferences> => {
  const { folder, openStore, logger } = options;
  const path = join(folder, 'preferences.json');
  const found = await readValues(path);
  if (found === null) {
    logger.warn('The preferences could not be read; starting with the defaults.');
    // Where even that fails, the next write settles it.
    await rename(path, join(folder, 'preferences.damaged.json')).catch(() => undefined);
  }
  let values = found ?? defaults();
  let store: PreferenceStore | null = null;

  return {
    get: (name) => values[name],
    set: (name, value) => {
      values = { ...values, [name]: value };
      try {
        store ??= openStore({ folder, name: 'preferences' });
        store.write(values);
      } catch (error) {
        logger.warn('The preferences could not be written.', { error });
      }
    },
  };
};
