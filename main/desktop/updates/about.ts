import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AboutView, LicenceView, UpdateView } from '../../../preload/contract/updates.ts';
import type { Clock, Logger } from '../../accounts/ports.ts';
import type { Preferences } from '../preferences.ts';
import { createElectronUpdater } from './electron-updater.ts';
import { readUpdateChannel } from './update-channel.ts';
import { Updates } from './updates.ts';

const licencesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);

interface Options {
  readonly version: string;
  /** Written by the build: what the program contains of others. */
  readonly licencesFile: string;
  /** Among the resources of a package; null where the app runs unpackaged. */
  readonly channelFile: string | null;
  readonly preferences: Preferences;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onUpdate: (update: UpdateView) => void;
}

/** What the app knows of itself. */
export interface About {
  readonly updates: Updates;
  view(): AboutView;
  lookByItself(allowed: boolean): void;
  /** @throws Error when the build has no such file */
  licences(): Promise<readonly LicenceView[]>;
}

/** Reads where to look for updates, and begins to look where the person allows it. */
export async function openAbout(options: Options): Promise<About> {
  const { preferences, clock, logger } = options;
  const channel = options.channelFile === null ? null : await readUpdateChannel(options.channelFile);
  const looksByItself = (): boolean => preferences.get('looksForUpdates');
  const updates = new Updates({
    updater: channel === null ? null : () => createElectronUpdater(channel, logger),
    clock,
    logger,
    onChange: options.onUpdate,
    looksByItself,
  });
  updates.start();
  return {
    updates,
    view: () => ({ version: options.version, update: updates.view(), looksByItself: looksByItself() }),
    lookByItself: (allowed) => preferences.set('looksForUpdates', allowed),
    licences: async () => licencesSchema.parse(JSON.parse(await readFile(options.licencesFile, 'utf8'))),
  };
}
