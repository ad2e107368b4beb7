import { join } from 'node:path';
import { app, net } from 'electron';
import { systemCheck } from './desktop/attendance.ts';
import type { DevelopmentSwitches } from './desktop/development-switches.ts';
import type { KeyStore } from './desktop/key-store.ts';
import type { Openings } from './desktop/openings.ts';
import { openElectronStore } from './desktop/preference-store.ts';
import { openPreferences, type Preferences } from './desktop/preferences.ts';
import { safeStorageKeyStore } from './desktop/safe-storage-key-store.ts';
import { createTexts, type AppTexts } from './desktop/texts.ts';
import { computerName } from './desktop/this-computer.ts';
import { openVault, type Vault } from './desktop/vault.ts';
import { createLogger } from './log/logger.ts';
import { takeOverConsole } from './log/take-over-console.ts';
import { systemClock } from './system-clock.ts';
import { WindowFeeds } from './window-feeds.ts';

/** The built program's folders, seen from out/main. */
export const builtFiles = {
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  renderer: join(import.meta.dirname, '../renderer'),
  storageWorker: join(import.meta.dirname, 'storage-worker.js'),
  packWorker: join(import.meta.dirname, 'pack-worker.js'),
  licences: join(import.meta.dirname, '../licences.json'),
} as const;

/** How this start was asked for. */
export interface StartOptions {
  readonly development: DevelopmentSwitches;
  readonly profile: string | null;
  /** What was to be opened comes while the program runs, and before. */
  readonly openings: Openings;
}

/** What is there before any data is open, and whatever becomes of it. */
export interface Foundation extends StartOptions {
  /** The folder of this profile. */
  readonly folder: string;
  readonly logger: ReturnType<typeof createLogger>;
  readonly preferences: Preferences;
  readonly texts: AppTexts;
  readonly keyStore: KeyStore;
  readonly vault: Vault;
  readonly feeds: WindowFeeds;
  readonly isLocked: () => boolean;
  readonly isOnline: () => boolean;
}

/** Opens the log, the preferences and the vault. */
export async function layFoundation(options: StartOptions): Promise<Foundation> {
  const { development } = options;
  const folder = app.getPath('userData');
  const dataFolder = join(folder, 'data');
  const logger = createLogger({ folder: join(folder, 'logs'), level: 'info' });
  takeOverConsole(logger);
  process.on('uncaughtException', (error) => logger.error('uncaught exception', { error }));
  process.on('unhandledRejection', (error) => logger.error('unhandled rejection', { error }));

  const preferences = await openPreferences({ folder, openStore: openElectronStore, logger });
  const keyStore = safeStorageKeyStore();
  const vault = await openVault({
    folder,
    keyStore,
    lockedFiles: [join(dataFolder, 'credentials.db'), join(dataFolder, 'chats.db')],
    computer: await computerName(),
    attempts: {
      read: () => preferences.get('unlockAttempts'),
      write: (attempts) => preferences.set('unlockAttempts', attempts),
    },
    systemUnlock: () => preferences.get('lock').systemUnlock && systemCheck.available(),
  });
  const texts = createTexts(app.getPreferredSystemLanguages());
  await texts.use(preferences.get('window').language);
  return {
    ...options,
    folder,
    logger,
    preferences,
    texts,
    keyStore,
    vault,
    feeds: new WindowFeeds(systemClock, logger),
    isLocked: () => vault.state().kind !== 'open',
    // The simulated service is on this computer: it needs no network.
    isOnline: () => development.serviceUrl !== null || net.isOnline(),
  };
}
