/** Whether this computer's keyboard has a Command key. */
export const isApple = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const appleSigns: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};
const arrows: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', '=': '+', '-': '−' };

/** "CmdOrCtrl+Shift+H" as it stands on the keys of this computer: "Ctrl+Shift+H" or "⇧⌘H". */
export function formatKeys(keys: string, apple: boolean = isApple): string {
  const parts = keys.split('+').map((part) => arrows[part] ?? part);
  if (!apple) return parts.map((part) => (part === 'CmdOrCtrl' ? 'Ctrl' : part)).join('+');
  const signs = parts.slice(0, -1).toReversed();
  return [...signs.map((part) => appleSigns[part] ?? part), parts.at(-1)].join('');
}

/** The part of a keyboard event that says which keys are down. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const keyNames: Readonly<Record<string, string>> = { Up: 'ArrowUp', Down: 'ArrowDown' };

/** Whether these are the keys of an accelerator. Digits count by their place too, as on French keyboards they need Shift. */
export function matchesKeys(press: KeyPress, keys: string, apple: boolean = isApple): boolean {
  const parts = keys.split('+');
  const last = parts.at(-1) ?? '';
  const wants = (name: string): boolean => parts.includes(name);
  const main = wants('CmdOrCtrl');
  if (press.ctrlKey !== (wants('Ctrl') || (main && !apple))) return false;
  if (press.metaKey !== (main && apple)) return false;
  if (press.altKey !== wants('Alt')) return false;
  const isDigit = /^\d$/.test(last);
  const isSign = /^[^a-z0-9]$/i.test(last);
  // What is a sign of its own on one keyboard needs Shift on another.
  if (!isSign && !(isDigit && press.key === last) && press.shiftKey !== wants('Shift')) return false;
  const name = keyNames[last] ?? last;
  if (press.key.toLowerCase() === name.toLowerCase()) return true;
  if (last === '=') return press.key === '+';
  return isDigit && press.code === `Digit${last}`;
}
