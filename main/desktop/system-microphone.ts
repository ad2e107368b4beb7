import { systemPreferences } from 'electron';
import type { MicrophoneSystem } from './microphone.ts';

/** Only macOS has a question of its own for each app; elsewhere a microphone that is switched off is one that can't be had. */
export const systemMicrophone: MicrophoneSystem = {
  ask: async () => process.platform !== 'darwin' || systemPreferences.askForMediaAccess('microphone'),
};
