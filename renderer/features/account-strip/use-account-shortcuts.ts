import { useEffect } from 'react';
import type { App } from '../../actions/app.ts';
import { useApp } from '../../app-context.ts';
import { visibleAccounts } from '../../stores/selectors.ts';

const isApple = navigator.platform.startsWith('Mac');

/** How the shortcut of the account at this place is written; null where it has none. */
export function shortcutOf(index: number): string | null {
  if (index > 8) return null;
  return isApple ? `⌘${index + 1}` : `Ctrl+${index + 1}`;
}

function handle(app: App, event: KeyboardEvent): void {
  const modifier = isApple ? event.metaKey : event.ctrlKey;
  if (!modifier || event.altKey || event.shiftKey || !/^[1-9]$/.test(event.key)) return;
  const { link, removing } = app.stores.ui.getState();
  if (link !== null || removing !== null) return;
  const account = visibleAccounts(app.stores.accounts.getState())[Number(event.key) - 1];
  if (account === undefined) return;
  event.preventDefault();
  app.accounts.select(account.id);
}

/** Ctrl or Cmd with 1 to 9 switches the account, from anywhere in the window. */
export function useAccountShortcuts(): void {
  const app = useApp();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => handle(app, event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [app]);
}
