import { z } from 'zod';
import { command, none } from './define-command.ts';
import { densities, languages, motions, textSizes, themes, type WindowPreferences } from './preferences.ts';

export const windowPreferencesSchema = z.strictObject({
  theme: z.enum(themes),
  textSize: z.literal(textSizes),
  density: z.enum(densities),
  motion: z.enum(motions),
  language: z.enum(languages),
  hideNames: z.boolean(),
}) satisfies z.ZodType<WindowPreferences>;

/** Calls about what a person has chosen of the window. */
export const preferenceCommands = {
  'preferences.get': command<WindowPreferences>()(none),
  /** What is not named stays. Every window hears of it (`preferences`). */
  'preferences.set': command<WindowPreferences>()(windowPreferencesSchema.partial()),
} as const;
