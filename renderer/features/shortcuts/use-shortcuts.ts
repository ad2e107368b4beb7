import { useEffect } from 'react';
import { shortcuts } from '../../../preload/contract/shortcuts.ts';
import type { App } from '../../actions/app.ts';
import { useApp } from '../../app-context.ts';
import { matchesKeys } from '../../format/shortcut-keys.ts';

/** What a dialog asks has to be answered first; the two that lie over everything are left by their own keys. */
const isBehindDialog = (id: string): boolean => {
  const dialog = document.querySelector('[aria-modal="true"]');
  return dialog !== null && dialog.getAttribute('data-shortcut') !== id;
};

function handle(app: App, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const shortcut = shortcuts.find(({ keys }) => matchesKeys(event, keys));
  if (shortcut === undefined || isBehindDialog(shortcut.id)) return;
  event.preventDefault();
  app.shortcuts.run(shortcut.id);
}

/** Hears the keys of the table of shortcuts, from anywhere in the window. */
export function useShortcuts(): void {
  const app = useApp();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => handle(app, event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [app]);
}
