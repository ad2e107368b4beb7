/*
 * The one table of keys: the native menu, the sheet and the window's key handler are made from it. In a file without
 * zod. Keys are written as Electron writes accelerators; `CmdOrCtrl` is the Command key on Apple computers.
 */

export const shortcutSections = ['window', 'accounts', 'chats'] as const;
export type ShortcutSection = (typeof shortcutSections)[number];

interface ShortcutRow {
  readonly id: string;
  readonly section: ShortcutSection;
  readonly keys: string;
}

const table = [
  { id: 'palette', section: 'window', keys: 'CmdOrCtrl+K' },
  { id: 'sheet', section: 'window', keys: 'CmdOrCtrl+/' },
  { id: 'settings', section: 'window', keys: 'CmdOrCtrl+,' },
  { id: 'hide-names', section: 'window', keys: 'CmdOrCtrl+Shift+H' },
  { id: 'text-larger', section: 'window', keys: 'CmdOrCtrl+=' },
  { id: 'text-smaller', section: 'window', keys: 'CmdOrCtrl+-' },
  { id: 'all-accounts', section: 'accounts', keys: 'CmdOrCtrl+0' },
  { id: 'account-1', section: 'accounts', keys: 'CmdOrCtrl+1' },
  { id: 'account-2', section: 'accounts', keys: 'CmdOrCtrl+2' },
  { id: 'account-3', section: 'accounts', keys: 'CmdOrCtrl+3' },
  { id: 'account-4', section: 'accounts', keys: 'CmdOrCtrl+4' },
  { id: 'account-5', section: 'accounts', keys: 'CmdOrCtrl+5' },
  { id: 'account-6', section: 'accounts', keys: 'CmdOrCtrl+6' },
  { id: 'account-7', section: 'accounts', keys: 'CmdOrCtrl+7' },
  { id: 'account-8', section: 'accounts', keys: 'CmdOrCtrl+8' },
  { id: 'account-9', section: 'accounts', keys: 'CmdOrCtrl+9' },
  { id: 'next-account', section: 'accounts', keys: 'Ctrl+Tab' },
  { id: 'previous-account', section: 'accounts', keys: 'Ctrl+Shift+Tab' },
  { id: 'overview', section: 'accounts', keys: 'CmdOrCtrl+Shift+O' },
  { id: 'add-account', section: 'accounts', keys: 'CmdOrCtrl+Shift+N' },
  { id: 'next-chat', section: 'chats', keys: 'Alt+Down' },
  { id: 'previous-chat', section: 'chats', keys: 'Alt+Up' },
  { id: 'new-chat', section: 'chats', keys: 'CmdOrCtrl+N' },
  { id: 'find-in-chat', section: 'chats', keys: 'CmdOrCtrl+F' },
  { id: 'search', section: 'chats', keys: 'CmdOrCtrl+Shift+F' },
  { id: 'print', section: 'chats', keys: 'CmdOrCtrl+P' },
  { id: 'unread-only', section: 'chats', keys: 'CmdOrCtrl+Shift+U' },
] as const satisfies readonly ShortcutRow[];

export type ShortcutId = (typeof table)[number]['id'];

export interface Shortcut extends ShortcutRow {
  readonly id: ShortcutId;
}
export const shortcuts: readonly Shortcut[] = table;

/** The key of one shortcut. */
export const shortcutKeys = (id: ShortcutId): string => table.find((row) => row.id === id)?.keys ?? '';
