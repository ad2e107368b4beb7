import { nativeTheme } from 'electron';
import type { PreferenceChange, WindowPreferences } from '../../preload/contract/preferences.ts';
import type { Preferences } from './preferences.ts';

/** Keeps how the window looks; the theme is Electron's too, for the title bar and the system's own menus. */
export function windowPreferences(
  preferences: Preferences,
  changed: (now: WindowPreferences) => void,
): { get(): WindowPreferences; set(change: PreferenceChange): WindowPreferences } {
  nativeTheme.themeSource = preferences.get('window').theme;
  return {
    get: () => preferences.get('window'),
    set: (change) => {
      const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next: WindowPreferences = { ...preferences.get('window'), ...known };
      preferences.set('window', next);
      nativeTheme.themeSource = next.theme;
      changed(next);
      return next;
    },
  };
}
