import { shortcuts } from '../../../preload/contract/shortcuts.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';

/** How the shortcut of the account at this place is written; null where it has none. */
export function accountShortcut(index: number): string | null {
  const found = shortcuts.find(({ id }) => id === `account-${index + 1}`);
  return found === undefined ? null : formatKeys(found.keys);
}
