import ElectronStore from 'electron-store';
import type { OpenPreferenceStore, PreferenceValues } from './preferences.ts';

/** Preferences in a JSON file through electron-store, which writes it atomically. */
export const openElectronStore: OpenPreferenceStore = ({ folder, name }) => {
  // Without clearInvalidConfig a damaged file would throw; preferences.ts has put aside what it could not read.
  const store = new ElectronStore<PreferenceValues>({ cwd: folder, name, clearInvalidConfig: true });
  return { write: (values) => store.set(values) };
};
