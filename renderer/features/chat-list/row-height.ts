import type { WindowPreferences } from '../../../preload/contract/preferences.ts';
import { usePreferences } from '../../app-context.ts';

/** Two lines, or three where each row says its account. */
const heights = {
  comfortable: { account: 64, inbox: 80 },
  compact: { account: 52, inbox: 66 },
} as const;

/** How high the rows of a chat list are, in pixels: all alike, and growing with the text. */
export const rowHeightOf = (
  { density, textSize }: Pick<WindowPreferences, 'density' | 'textSize'>,
  list: 'account' | 'inbox',
): number => Math.round((heights[density][list] * textSize) / 100);

/** The height of the rows of the list that is shown. */
export function useRowHeight(list: 'account' | 'inbox'): number {
  return usePreferences((preferences) => rowHeightOf(preferences, list));
}
