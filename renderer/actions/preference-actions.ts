import type { Bridge } from '../../preload/contract/bridge.ts';
import { textSizes, type WindowPreferences } from '../../preload/contract/preferences.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

export interface PreferenceActions {
  /** Changes how the window looks, at once; main keeps it. */
  set(change: Partial<WindowPreferences>): Promise<void>;
  /** The next larger (1) or smaller (-1) text; nothing at the ends. */
  stepTextSize(by: 1 | -1): Promise<void>;
  toggleHideNames(): Promise<void>;
}

/** Makes the actions on how the window looks. */
export function createPreferenceActions(bridge: Bridge, stores: Stores): PreferenceActions {
  const { preferences } = stores;
  const set = async (change: Partial<WindowPreferences>): Promise<void> => {
    const before = preferences.getState();
    preferences.setState(change);
    const answer = await callMain(bridge, 'preferences.set', change);
    if (answer.ok) return;
    preferences.setState(before);
    addToast(stores.ui, answer.error.code);
  };
  return {
    set,
    stepTextSize: async (by) => {
      const textSize = textSizes[textSizes.indexOf(preferences.getState().textSize) + by];
      if (textSize !== undefined) await set({ textSize });
    },
    toggleHideNames: () => set({ hideNames: !preferences.getState().hideNames }),
  };
}
