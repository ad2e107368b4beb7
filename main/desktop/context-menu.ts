import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { roleItem } from './role-item.ts';
import type { Texts } from './texts.ts';

export type ContextMenuFacts = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

export interface ContextMenuActions {
  readonly replace: (word: string) => void;
  readonly learn: (word: string) => void;
}

/** So many suggestions fit a glance. */
const mostSuggestions = 5;

/** The system's menu over a text: what can be done with it, and better spellings. Empty where there is nothing to do. */
export function contextMenuTemplate(
  t: Texts,
  facts: ContextMenuFacts,
  actions: ContextMenuActions,
): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags } = facts;
  const hasSelection = selectionText.trim() !== '';
  if (!isEditable) return hasSelection ? [roleItem(t, 'copy')] : [];
  const suggestions = dictionarySuggestions.slice(0, mostSuggestions);
  const spelling: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...suggestions.map((word) => ({ label: word, click: () => actions.replace(word) })),
          ...(suggestions.length === 0 ? [{ label: t('spelling.none'), enabled: false }] : []),
          { type: 'separator' },
          { label: t('spelling.learn'), click: () => actions.learn(misspelledWord) },
          { type: 'separator' },
        ];
  return [
    ...spelling,
    { ...roleItem(t, 'undo'), enabled: editFlags.canUndo },
    { ...roleItem(t, 'redo'), enabled: editFlags.canRedo },
    { type: 'separator' },
    { ...roleItem(t, 'cut'), enabled: editFlags.canCut },
    { ...roleItem(t, 'copy'), enabled: editFlags.canCopy },
    { ...roleItem(t, 'paste'), enabled: editFlags.canPaste },
    { ...roleItem(t, 'selectAll'), enabled: editFlags.canSelectAll },
  ];
}
