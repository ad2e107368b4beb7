import type { CommandName } from '../../../preload/contract/commands.ts';
import { success } from '../../../preload/contract/result.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';

type PreferenceCommands = Extract<CommandName, `preferences.${string}`>;

export const preferenceHandlers = (program: Program): Pick<Handlers, PreferenceCommands> => ({
  'preferences.get': () => success(program.preferences()),
  'preferences.set': (change) => success(program.setPreferences(change)),
});
