import { z } from 'zod';
import { command, none } from './define-command.ts';
import type { AboutView, LicenceView } from './updates.ts';

/** Calls of the page about the app itself: its version, newer ones, and what it is made of. */
export const aboutCommands = {
  'about.view': command<AboutView>()(none),
  /** What the program contains of others, by name. */
  'about.licences': command<readonly LicenceView[]>()(none),
  /** Looks for a newer version now. The outcome comes as `update` pushes. */
  'updates.check': command<null>()(none),
  /** Fetches and checks the version that was found. */
  'updates.download': command<null>()(none),
  /** Ends the app, installs what was fetched, and starts it again. */
  'updates.install': command<null>()(none),
  'updates.lookByItself': command<null>()(z.strictObject({ allowed: z.boolean() })),
} as const;
