import type { KeyboardEvent } from 'react';

interface ListKeys {
  readonly place: number;
  readonly count: number;
  /** Where a key leads from a place; null when it is none of the list's. */
  readonly next: (key: string, place: number, count: number) => number | null;
  readonly onEnter: () => void;
  readonly onMove: (place: number) => void;
}

/** What the keys of a field do in the list below it. Those that write with an input method are its own. */
export const listKeys =
  ({ place, count, next, onEnter, onMove }: ListKeys) =>
  (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
      return;
    }
    // With Alt they are shortcuts of the window.
    const to = event.altKey ? null : next(event.key, place, count);
    if (to === null) return;
    event.preventDefault();
    onMove(to);
  };
