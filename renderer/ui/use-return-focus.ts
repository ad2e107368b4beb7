import { useCallback, useState } from 'react';

/** Something took the focus already, and keeps it. */
const isTaken = (): boolean => document.activeElement !== null && document.activeElement !== document.body;

/**
 * Gives the focus back to what had it when a dialog opened. Radix gives it to the dialog's trigger, and ours have none:
 * they are opened by state. For `onCloseAutoFocus`.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return useCallback(
    (event) => {
      event.preventDefault();
      // What the dialog led to has the focus by now, and is where the person wants to be.
      if (isTaken() || !(opener instanceof HTMLElement) || !opener.isConnected) return;
      opener.focus({ preventScroll: true });
    },
    [opener],
  );
}
