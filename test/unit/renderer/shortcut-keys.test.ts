import { describe, expect, it } from 'vitest';
import { shortcuts } from '../../../preload/contract/shortcuts.ts';
import { formatKeys, matchesKeys, type KeyPress } from '../../../renderer/format/shortcut-keys.ts';

const press = (key: string, down: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...down,
});

describe('the table of shortcuts', () => {
  it('has no keys and no names twice', () => {
    expect(new Set(shortcuts.map(({ keys }) => keys)).size).toBe(shortcuts.length);
    expect(new Set(shortcuts.map(({ id }) => id)).size).toBe(shortcuts.length);
  });

  it('has no keys that write text, and none that mean the same press', () => {
    for (const { keys } of shortcuts) expect(keys).toMatch(/Ctrl|^Alt\+(?:Up|Down)$/);
    const ctrl = { ctrlKey: true };
    for (const key of ['k', '/', ',', '0', '1', '9', '=', '-']) {
      expect(shortcuts.filter(({ keys }) => matchesKeys(press(key, ctrl), keys, false))).toHaveLength(1);
    }
  });
});

describe('keys', () => {
  it.each([
    ['CmdOrCtrl+K', press('k', { ctrlKey: true }), false, true],
    ['CmdOrCtrl+K', press('K', { ctrlKey: true, shiftKey: true }), false, false],
    ['CmdOrCtrl+K', press('k', { metaKey: true }), false, false],
    ['CmdOrCtrl+K', press('k', { metaKey: true }), true, true],
    ['CmdOrCtrl+K', press('k', { ctrlKey: true }), true, false],
    ['CmdOrCtrl+K', press('k', { ctrlKey: true, altKey: true }), false, false],
    ['CmdOrCtrl+Shift+H', press('H', { ctrlKey: true, shiftKey: true }), false, true],
    // A German keyboard has the slash above the seven.
    ['CmdOrCtrl+/', press('/', { ctrlKey: true, shiftKey: true, code: 'Digit7' }), false, true],
    // A French one has its digits above signs, with and without Shift.
    ['CmdOrCtrl+1', press('&', { ctrlKey: true, code: 'Digit1' }), false, true],
    ['CmdOrCtrl+1', press('1', { ctrlKey: true, shiftKey: true, code: 'Digit1' }), false, true],
    ['CmdOrCtrl+=', press('+', { ctrlKey: true, shiftKey: true }), false, true],
    ['Ctrl+Tab', press('Tab', { ctrlKey: true }), true, true],
    ['Ctrl+Tab', press('Tab', { ctrlKey: true, shiftKey: true }), false, false],
    ['Alt+Down', press('ArrowDown', { altKey: true }), false, true],
    ['Alt+Down', press('ArrowDown'), false, false],
  ])('%s for %o (Apple: %s): %s', (keys, pressed, apple, expected) => {
    expect(matchesKeys(pressed, keys, apple)).toBe(expected);
  });

  it('are written as they stand on the keyboard', () => {
    expect(formatKeys('CmdOrCtrl+Shift+H', false)).toBe('Ctrl+Shift+H');
    expect(formatKeys('CmdOrCtrl+Shift+H', true)).toBe('⇧⌘H');
    expect(formatKeys('Alt+Down', true)).toBe('⌥↓');
    expect(formatKeys('Ctrl+Tab', true)).toBe('⌃Tab');
  });
});
